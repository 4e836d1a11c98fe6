import Foundation
import GRDB

/// A run of the program on the store.
public struct StoredRun: Hashable, Sendable {
  /// How a run came to its end; one that was killed has no end.
  public enum Outcome: String, Hashable, Sendable {
    case finished
    case interrupted
    /// By trouble with the store itself, such as a full disk.
    case stopped
  }

  public var id: Int64
  /// Of the program.
  public var version: String
  /// A digest of all that decides what is extracted from a document.
  public var recipe: String
  public var begunAt: String
  public var endedAt: String?
  public var outcome: Outcome?
  /// As JSON.
  public var summary: String?
}

extension StoredRun: FetchableRecord {
  /// Throws where the row is none of a run.
  public init(row: Row) throws {
    id = row["id"]
    version = row["version"]
    recipe = row["recipe"]
    begunAt = row["begun_at"]
    endedAt = row["ended_at"]
    outcome = (row["outcome"] as String?).flatMap { Outcome(rawValue: $0) }
    summary = row["summary"]
  }
}

extension DocumentStore {
  /// `setup` is what the recipe is the digest of, as bytes that the same version reads; documents
  /// whose run had none cannot have their tables changed.
  public func beginRun(
    version: String, recipe: String, setup: [UInt8]? = nil
  ) throws(StoreError) -> StoredRun {
    let begunAt = WallClock.now
    let id = try write { database in
      if let setup {
        try database.execute(
          sql: """
            INSERT INTO setups (recipe, version, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """, arguments: [recipe, version, Data(setup)])
      }
      try database.execute(
        sql: "INSERT INTO runs (begun_at, version, recipe) VALUES (?, ?, ?)",
        arguments: [begunAt, version, recipe])
      return database.lastInsertedRowID
    }
    return StoredRun(id: id, version: version, recipe: recipe, begunAt: begunAt)
  }

  /// What documents of a recipe were read by; nil where this version has no such thing.
  public func setup(of recipe: String, version: String) throws(StoreError) -> [UInt8]? {
    try read { database in
      try Data.fetchOne(
        database, sql: "SELECT content FROM setups WHERE recipe = ? AND version = ?",
        arguments: [recipe, version]
      ).map { Array($0) }
    }
  }

  /// Puts down how a run ended; `summary` is JSON.
  public func end(
    _ run: StoredRun, _ outcome: StoredRun.Outcome, summary: String
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE runs SET ended_at = ?, outcome = ?, summary = ? WHERE id = ?",
        arguments: [WallClock.now, outcome.rawValue, summary, run.id])
    }
  }

  /// The run begun last; nil where there was none.
  public func lastRun() throws(StoreError) -> StoredRun? {
    try read { try StoredRun.fetchOne($0, sql: "SELECT * FROM runs ORDER BY id DESC LIMIT 1") }
  }
}
