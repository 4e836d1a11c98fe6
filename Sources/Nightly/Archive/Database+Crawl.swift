import Crawl
import GRDB

extension Database {
  /// The number of an address, given one when it is new.
  func number(of url: String) throws -> Int64 {
    try cachedStatement(sql: "INSERT INTO addresses (url) VALUES (?) ON CONFLICT DO NOTHING")
      .execute(arguments: [url])
    let known = try cachedStatement(sql: "SELECT id FROM addresses WHERE url = ?")
    guard let number = try Int64.fetchOne(known, arguments: [url]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return number
  }

  /// Queues a visit that is not queued yet.
  func queue(_ item: QueuedAddress, night: Int64) throws {
    try cachedStatement(
      sql: """
        INSERT INTO queue (night, address, source, role, depth, list_page, redirects, linked_from,
          link_text, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [
      night, try number(of: item.url), item.source, item.role.rawValue, item.depth, item.listPage,
      item.redirects, try item.linkedFrom.map { try number(of: $0) }, item.linkText, item.attempts,
    ])
  }

  /// Notes that a visit was made, or is to be made again after all the others.
  func settle(_ step: CrawlStep, night: Int64) throws {
    let address = try number(of: step.record.url)
    if let again = step.repetition {
      try execute(
        sql: """
          UPDATE queue SET attempts = ?, id = (SELECT max(id) + 1 FROM queue)
          WHERE night = ? AND address = ?
          """, arguments: [again.attempts, night, address])
    } else {
      try execute(
        sql: "UPDATE queue SET done = 1 WHERE night = ? AND address = ?",
        arguments: [night, address])
    }
  }

  func insert(_ record: FetchRecord, night: Int64) throws {
    // What is unchanged was told in full when it was new.
    let isOld = record.outcome == .unchanged && record.role != .robots
    try cachedStatement(
      sql: """
        INSERT OR REPLACE INTO fetches (night, address, source, role, linked_from, link_text, time,
          attempt, status, request_headers, headers, hash, byte_count, kind, outcome, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      night, try number(of: record.url), record.source, record.role.rawValue,
      isOld ? nil : try record.linkedFrom.map { try number(of: $0) },
      isOld || record.linkText.isEmpty ? nil : record.linkText, record.time, record.attempt,
      record.status, try headerSet(record.requestHeaders), try headerSet(record.headers),
      record.body?.hash, record.body?.byteCount, record.kind?.rawValue, record.outcome.rawValue,
      record.reason.isEmpty ? nil : record.reason,
    ])
  }

  func insertVersion(of record: FetchRecord, night: Int64) throws {
    guard let body = record.body, let kind = record.kind else { return }
    let address = try number(of: record.url)
    let previous = try String.fetchOne(
      self,
      sql: """
        SELECT hash FROM versions WHERE address = ? AND night < ? ORDER BY night DESC LIMIT 1
        """, arguments: [address, night])
    try execute(
      sql: """
        INSERT OR REPLACE INTO versions (night, address, source, hash, byte_count, kind, time,
          linked_from, link_text, previous) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        night, address, record.source, body.hash, body.byteCount, kind.rawValue, record.time,
        try record.linkedFrom.map { try number(of: $0) }, record.linkText, previous,
      ])
  }

  func insertDisappearance(of record: FetchRecord, night: Int64) throws {
    let address = try number(of: record.url)
    try execute(
      sql: """
        INSERT OR REPLACE INTO disappearances (night, address, source, hash, time, reason)
        VALUES (?, ?, ?, (SELECT hash FROM known WHERE address = ?), ?, ?)
        """,
      arguments: [night, address, record.source, address, record.time, record.reason])
  }

  func save(_ known: KnownAddress) throws {
    try cachedStatement(
      sql: """
        INSERT OR REPLACE INTO known (address, source, role, depth, list_page, linked_from,
          link_text, entity_tag, last_modified, hash, kind, first_seen, last_visit, interval,
          gone_since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      try number(of: known.url), known.source, known.role.rawValue, known.depth, known.listPage,
      try known.linkedFrom.map { try number(of: $0) }, known.linkText, known.entityTag,
      known.lastModified, known.hash, known.kind?.rawValue, known.firstSeen, known.lastVisit,
      known.interval, known.goneSince,
    ])
  }

  func save(_ links: [PageLink], of url: String) throws {
    let lines = links.map { link in
      link.text.isEmpty ? link.url : link.url + " " + link.text.split(separator: "\n").joined()
    }
    try execute(
      sql: "INSERT OR REPLACE INTO links (page, lines) VALUES (?, ?)",
      arguments: [try number(of: url), lines.joined(separator: "\n")])
  }

  /// The number of a set of headers, nil for none; when an answer was made stands in the record.
  private func headerSet(_ headers: [Source.Header]) throws -> Int64? {
    guard !headers.isEmpty else { return nil }
    let lines = headers.filter { $0.name.lowercased() != "date" }.map { "\($0.name): \($0.value)" }
      .joined(separator: "\n")
    try cachedStatement(
      sql: "INSERT INTO header_sets (lines) VALUES (?) ON CONFLICT DO NOTHING"
    ).execute(arguments: [lines])
    return try Int64.fetchOne(
      try cachedStatement(sql: "SELECT id FROM header_sets WHERE lines = ?"), arguments: [lines])
  }
}
