import Crawl
import GRDB

/// A content that was found at an address for the first time.
public struct FoundVersion: Hashable, Sendable {
  public var night: Int64
  public var url: String
  public var source: String
  public var hash: String
  /// The content before; nil for a new document.
  public var previous: String?
  public var previousKind: String?
  public var kind: String
  public var byteCount: Int
  /// Seconds since 1970.
  public var time: Double
  public var linkedFrom: String?
  public var linkText: String
  /// Another address that had this content before.
  public var knownFrom: String?
}

/// A visit that did not bring what it was meant to.
public struct NightTrouble: Hashable, Sendable {
  public var url: String
  public var source: String
  public var outcome: String
  public var status: Int?
  public var reason: String
}

/// A document that is no longer where it was.
public struct Disappearance: Hashable, Sendable {
  public var url: String
  public var source: String
  public var hash: String?
  public var time: Double
  public var reason: String
}

extension CrawlStore {
  /// The nights that ended and were not reported yet, oldest first.
  public func unreportedNights() throws -> [Int64] {
    try read { database in
      try Int64.fetchAll(
        database,
        sql: "SELECT id FROM nights WHERE ended IS NOT NULL AND reported IS NULL ORDER BY id")
    }
  }

  public func noteReported(_ nights: [Int64], now: Double) throws {
    try write { database in
      for night in nights {
        try database.execute(
          sql: "UPDATE nights SET reported = ? WHERE id = ?", arguments: [now, night])
      }
    }
  }

  /// When a night began and ended, in seconds since 1970.
  func times(of night: Int64) throws -> (begun: Double, ended: Double?) {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT begun, ended FROM nights WHERE id = ?", arguments: [night])
      return (row?["begun"] ?? 0, row?["ended"])
    }
  }

  /// The contents that nights found first, in the order they were found.
  public func versions(of nights: [Int64]) throws -> [FoundVersion] {
    try read { database in
      try nights.flatMap { night in
        try Row.fetchAll(
          database,
          sql: """
            SELECT v.*, a.url AS url, f.url AS linked_from_url,
              (SELECT b.url FROM versions o JOIN addresses b ON b.id = o.address
               WHERE o.hash = v.hash AND o.id < v.id AND o.address != v.address
               ORDER BY o.id LIMIT 1) AS known_from,
              (SELECT p.kind FROM versions p WHERE p.address = v.address AND p.hash = v.previous
               ORDER BY p.id DESC LIMIT 1) AS previous_kind
            FROM versions v JOIN addresses a ON a.id = v.address
            LEFT JOIN addresses f ON f.id = v.linked_from WHERE v.night = ? ORDER BY a.url
            """, arguments: [night]
        ).map { row in
          FoundVersion(
            night: night, url: row["url"], source: row["source"], hash: row["hash"],
            previous: row["previous"], previousKind: row["previous_kind"], kind: row["kind"],
            byteCount: row["byte_count"],
            time: row["time"], linkedFrom: row["linked_from_url"], linkText: row["link_text"],
            knownFrom: row["known_from"])
        }
      }
    }
  }

  /// What disappeared in the nights.
  public func disappearances(of nights: [Int64]) throws -> [Disappearance] {
    try read { database in
      try nights.flatMap { night in
        try Row.fetchAll(
          database,
          sql: """
            SELECT d.*, a.url AS url FROM disappearances d JOIN addresses a ON a.id = d.address
            JOIN known k ON k.address = d.address
            WHERE night = ? AND EXISTS (SELECT 1 FROM versions v WHERE v.address = d.address)
            ORDER BY a.url
            """, arguments: [night]
        ).map { row in
          Disappearance(
            url: row["url"], source: row["source"], hash: row["hash"], time: row["time"],
            reason: row["reason"])
        }
      }
    }
  }

  /// What failed in a night and was not made good the same night; what was refused for the first time.
  public func troubles(of night: Int64) throws -> [NightTrouble] {
    var postponed: [String: Int] = [:]
    return try allTroubles(of: night).filter { trouble in
      // A host that is left alone would fill the report with all that it has.
      guard trouble.outcome == FetchOutcome.postponed.rawValue else { return true }
      postponed[trouble.source + trouble.reason, default: 0] += 1
      return postponed[trouble.source + trouble.reason] == 1
    }.map { trouble in
      guard let count = postponed[trouble.source + trouble.reason], count > 1 else {
        return trouble
      }
      var trouble = trouble
      trouble.reason += ", and so \(count - 1) more"
      return trouble
    }
  }

  private func allTroubles(of night: Int64) throws -> [NightTrouble] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT f.*, a.url AS url FROM fetches f JOIN addresses a ON a.id = f.address
          WHERE f.night = ?1 AND f.attempt = (SELECT max(attempt) FROM fetches l
            WHERE l.night = ?1 AND l.address = f.address)
          AND (f.outcome = 'failed' OR (f.outcome = 'postponed')
            OR (f.outcome = 'missing' AND f.role = 'start')
            OR (f.outcome = 'refused' AND (f.status IS NOT NULL OR f.request_headers IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM fetches e WHERE e.address = f.address
                AND e.night < ?1 AND e.outcome = 'refused')))
          ORDER BY f.source, a.url
          """, arguments: [night]
      ).map { row in
        NightTrouble(
          url: row["url"], source: row["source"], outcome: row["outcome"], status: row["status"],
          reason: row["reason"] ?? "")
      }
    }
  }

  /// How often visits of a night ended how.
  public func outcomes(of night: Int64) throws -> [String: Int] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT outcome, count(*) AS number FROM fetches WHERE night = ? AND role != 'robots'
          GROUP BY outcome
          """, arguments: [night])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["outcome"], $0["number"]) })
    }
  }

  /// For each source, in how many of its nights it found something, as places among them from 0.
  func findings() throws -> [(source: String, nightCount: Int, finds: [Int])] {
    try read { database in
      let sources = try String.fetchAll(
        database, sql: "SELECT DISTINCT source FROM known ORDER BY source")
      return try sources.map { source in
        let nights = try Int64.fetchAll(
          database,
          sql: "SELECT DISTINCT night FROM fetches WHERE source = ? ORDER BY night",
          arguments: [source])
        let found = try Set(
          Int64.fetchAll(
            database, sql: "SELECT DISTINCT night FROM versions WHERE source = ?",
            arguments: [source]))
        return (source, nights.count, nights.indices.filter { found.contains(nights[$0]) })
      }
    }
  }

  /// Forgets visits of older nights that found nothing; everything found stays.
  ///
  /// The last visit to each address stays, too.
  public func forgetUneventfulVisits(keepingNights count: Int) throws {
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM fetches WHERE outcome IN ('unchanged', 'missing', 'postponed')
          AND night <= (SELECT max(id) FROM nights) - ?
          AND id NOT IN (SELECT max(id) FROM fetches GROUP BY address)
          """, arguments: [count])
    }
  }
}

extension CrawlStore {
  /// Forgets what older nights have of no consequence: visits that found nothing, traffic files.
  public func forget(keepingNights count: Int) throws {
    try forgetUneventfulVisits(keepingNights: count)
    let newest = try read { database in
      try Int64.fetchOne(database, sql: "SELECT max(id) FROM nights") ?? 0
    }
    TrafficFile.removeFiles(in: folder + "/warc", upToNight: newest - Int64(count))
  }
}
