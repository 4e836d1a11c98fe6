import Crawl
import GRDB

extension CrawlStore: CrawlArchive {
  public func knownAddresses(of source: String) throws -> [KnownAddress] {
    try read { database in
      try Row.fetchAll(
        database, sql: Self.knownQuery + " WHERE known.source = ? ORDER BY a.url",
        arguments: [source]
      ).map { KnownAddress($0) }
    }
  }

  public func knownAddress(_ url: String) throws -> KnownAddress? {
    try read { database in
      try Row.fetchOne(database, sql: Self.knownQuery + " WHERE a.url = ?", arguments: [url])
        .map { KnownAddress($0) }
    }
  }

  private static let knownQuery = """
    SELECT known.*, a.url AS url, f.url AS linked_from_url FROM known
    JOIN addresses a ON a.id = known.address LEFT JOIN addresses f ON f.id = known.linked_from
    """

  public func links(of url: String) throws -> [PageLink] {
    let lines = try read { database in
      try String.fetchOne(
        database,
        sql: "SELECT lines FROM links JOIN addresses a ON a.id = page WHERE a.url = ?",
        arguments: [url])
    }
    return (lines ?? "").split(separator: "\n").map { line in
      // Addresses have no blanks: the first one ends them.
      let parts = line.split(separator: " ", maxSplits: 1)
      return PageLink(url: String(parts[0]), text: parts.count > 1 ? String(parts[1]) : "")
    }
  }

  public func lastRobots(at url: String) throws -> KeptRobots? {
    try read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT hash, time FROM fetches JOIN addresses a ON a.id = fetches.address
          WHERE a.url = ? AND role = 'robots' AND hash IS NOT NULL ORDER BY time DESC LIMIT 1
          """, arguments: [url]
      ).map { KeptRobots(hash: $0["hash"], time: $0["time"]) }
    }
  }

  public func pending() throws -> [QueuedAddress] {
    let night = try currentNight()
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT queue.*, a.url AS url, f.url AS linked_from_url FROM queue
          JOIN addresses a ON a.id = queue.address
          LEFT JOIN addresses f ON f.id = queue.linked_from
          WHERE night = ? AND NOT done ORDER BY queue.id
          """, arguments: [night]
      ).map { QueuedAddress($0) }
    }
  }

  public func queuedURLs() throws -> Set<String> {
    let night = try currentNight()
    return try read { database in
      try Set(
        String.fetchAll(
          database,
          sql: "SELECT url FROM queue JOIN addresses a ON a.id = address WHERE night = ?",
          arguments: [night]))
    }
  }

  public func isSeeded() throws -> Bool {
    let night = try currentNight()
    return try read { database in
      try Bool.fetchOne(database, sql: "SELECT seeded FROM nights WHERE id = ?", arguments: [night])
        ?? false
    }
  }

  public func seed(_ queued: [QueuedAddress]) throws {
    let night = try currentNight()
    try write { database in
      for item in queued { try database.queue(item, night: night) }
      try database.execute(sql: "UPDATE nights SET seeded = 1 WHERE id = ?", arguments: [night])
    }
  }

  public func requestCounts() throws -> [String: Int] {
    let night = try currentNight()
    return try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT source, count(*) AS number FROM fetches
          WHERE night = ? AND request_headers IS NOT NULL GROUP BY source
          """, arguments: [night])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["source"], $0["number"]) })
    }
  }

  public func bodyWriter() throws -> any BodyWriter { try newBody() }

  public func bytes(of hash: String, atMost most: Int) throws -> [UInt8] {
    try FileBytes.read(path(of: hash), atMost: most)
  }

  public func commit(_ step: CrawlStep) throws {
    let night = try currentNight()
    try checkSpace()
    try recordTraffic(step.record)
    try write { database in
      try database.insert(step.record, night: night)
      if step.isDocument { try database.insertVersion(of: step.record, night: night) }
      if step.record.outcome == .gone {
        try database.insertDisappearance(of: step.record, night: night)
      }
      if let known = step.known { try database.save(known) }
      if let links = step.links { try database.save(links, of: step.record.url) }
      for item in step.queued { try database.queue(item, night: night) }
      try database.settle(step, night: night)
    }
  }
}

extension KnownAddress {
  init(_ row: Row) {
    self.init(
      url: row["url"], source: row["source"], role: AddressRole(rawValue: row["role"]) ?? .page,
      depth: row["depth"], listPage: row["list_page"], linkedFrom: row["linked_from_url"],
      linkText: row["link_text"], entityTag: row["entity_tag"], lastModified: row["last_modified"],
      hash: row["hash"], kind: (row["kind"] as String?).flatMap { ContentKind(rawValue: $0) },
      firstSeen: row["first_seen"], lastVisit: row["last_visit"], interval: row["interval"],
      goneSince: row["gone_since"])
  }
}

extension QueuedAddress {
  init(_ row: Row) {
    self.init(
      url: row["url"], source: row["source"], role: AddressRole(rawValue: row["role"]) ?? .page,
      depth: row["depth"], listPage: row["list_page"], redirects: row["redirects"],
      linkedFrom: row["linked_from_url"], linkText: row["link_text"], attempts: row["attempts"])
  }
}
