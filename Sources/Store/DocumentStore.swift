import Foundation
import GRDB
import Glibc

/// The database of a store: documents by content, where they were seen, what came out of them.
///
/// Any number of processes may read it; the one that changes it holds the store's lock.
public final class DocumentStore: Sendable {
  public let folder: StoreFolder
  let database: any DatabaseWriter

  /// Opens the store in a folder, and makes it there when `creating`; brings it up to this release.
  public init(_ folder: StoreFolder, creating: Bool) throws(StoreError) {
    self.folder = folder
    let isThere = unsafe access(folder.database, F_OK) == 0
    guard creating || isThere else { throw .missing(path: folder.path) }
    if !creating, let still = try Self.unchangeable(folder) {
      database = still
      return
    }
    let configuration = creating ? Configuration.writing : .store
    database = try folder.opening {
      try DatabasePool(path: folder.database, configuration: configuration)
    }
    try migrate()
  }

  /// The database where we cannot change it, such as on a backup that is mounted to be read; nil where
  /// it can be changed.
  ///
  /// SQLite would make its two further files beside it even to read: where they are not there, nobody is at
  /// work, and it is told that there is no need.
  private static func unchangeable(
    _ folder: StoreFolder
  ) throws(StoreError) -> (any DatabaseWriter)? {
    guard unsafe access(folder.path, W_OK) != 0, errno == EROFS || errno == EACCES else {
      return nil
    }
    let name = folder.database.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    let isAtWork = unsafe access(folder.database + "-shm", R_OK) == 0
    let address = "file:\(name ?? folder.database)?\(isAtWork ? "mode=ro" : "immutable=1")"
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try folder.opening {
      try DatabaseQueue(path: address, configuration: configuration)
    }
    let isCurrent = try folder.opening {
      try queue.read { try migrator.hasCompletedMigrations($0) && !migrator.hasBeenSuperseded($0) }
    }
    guard isCurrent else {
      throw .inaccessible(
        path: folder.path, reason: "it cannot be written there, and is of another release",
        WritingAdvice("open it once where it can be written"))
    }
    return queue
  }

  private func migrate() throws(StoreError) {
    let migrator = Self.migrator
    let isNewer = try folder.opening { try database.read { try migrator.hasBeenSuperseded($0) } }
    guard !isNewer else { throw .newer(path: folder.path) }
    try folder.opening { try migrator.migrate(database) }
  }

  /// Every release's changes to the tables, in order; one that was released is never changed.
  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("ledger") { try $0.execute(sql: LedgerSchema.sql) }
    migrator.registerMigration("review") { try $0.execute(sql: ReviewSchema.sql) }
    migrator.registerMigration("decisions by reading") {
      try $0.execute(sql: ReviewSchema.decisionsByReading)
    }
    migrator.registerMigration("setups") { try $0.execute(sql: LedgerSchema.setups) }
    migrator.registerMigration("outputs to write") {
      try $0.execute(sql: ReviewSchema.outputsToWrite)
    }
    migrator.registerMigration("output marks") {
      try $0.execute(sql: LedgerSchema.outputMarks)
    }
    return migrator
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try folder.opening { try database.read(body) }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try folder.opening { try database.write(body) }
  }

  /// Writes what a power cut must not take back once it is told: a person's work is not made again.
  func writeLastingly<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    try folder.opening {
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA synchronous = FULL")
        defer { try? database.execute(sql: "PRAGMA synchronous = NORMAL") }
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try body(database)
          return .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        return value
      }
    }
  }
}

extension StoreFolder {
  /// Does something with the database and tells what it refuses as the store's error.
  fileprivate func opening<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw .inaccessible(
        path: path, reason: error.message ?? "\(error.resultCode)",
        WritingAdvice(error.resultCode))
    } catch {
      throw .inaccessible(path: path, reason: "\(error)", .other)
    }
  }
}

extension Configuration {
  /// For a run, which asks for little twice: with small caches, in kilobytes, it is soon as large as it
  /// gets.
  ///
  /// What reads there looks a document up by its content, each time elsewhere.
  fileprivate static var writing: Configuration {
    var configuration = store
    configuration.prepareDatabase { database in
      let size = database.configuration.readonly ? 32 : 256
      try database.execute(sql: "PRAGMA cache_size = -\(size)")
    }
    return configuration
  }

  /// A killed process loses at most what was written last, and that is extracted again.
  fileprivate static var store: Configuration {
    var configuration = Configuration()
    configuration.label = "gongkai.store"
    // Whoever only looks must not make a run fail, nor the other way round.
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { database in
      guard !database.configuration.readonly else { return }
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    return configuration
  }
}
