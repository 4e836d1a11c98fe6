import Crawl
import GRDB
import Glibc
import Synchronization
import Workers

/// What crawls found, in a folder: a SQLite database beside the bodies, each under its digest.
///
/// One process at a time may have it open: it holds the folder's lock.
public final class CrawlStore: Sendable {
  public let folder: String
  let database: DatabaseQueue
  private let lock: FolderLock
  private let space: DiskSpace
  private let night: Mutex<Int64?>
  private let traffic: Mutex<TrafficFile?>

  /// Opens the folder, made when missing; `keepFree` bytes of the disk stay unused.
  ///
  /// Throws `NightlyFailure`.
  public init(folder: String, keepFree: Int) throws {
    self.folder = folder
    try FolderLock.makeFolder(folder + "/fetched")
    lock = try FolderLock(folder + "/crawl.lock")
    space = DiskSpace(folder: folder, keepFree: keepFree)
    try space.check()
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(60)
    database = try NightlyFailure.wrapping("its database cannot be opened") {
      try DatabaseQueue(path: folder + "/crawl.sqlite", configuration: configuration)
    }
    night = Mutex(nil)
    traffic = Mutex(nil)
    try NightlyFailure.wrapping("its database cannot be set up") {
      try CrawlSchema.migrate(database)
    }
    BodyFile.removeLeftovers(in: folder + "/fetched")
  }

  /// The night under way; begun anew unless one was left unfinished.
  public func beginNight(now: Double) throws -> Int64 {
    let number = try write { database in
      if let open = try Int64.fetchOne(
        database, sql: "SELECT id FROM nights WHERE ended IS NULL ORDER BY id DESC LIMIT 1")
      {
        return open
      }
      try database.execute(sql: "INSERT INTO nights (begun) VALUES (?)", arguments: [now])
      return database.lastInsertedRowID
    }
    night.withLock { $0 = number }
    return number
  }

  /// Writes the night's traffic to a WARC file from here on.
  public func writeTraffic(now: Double) throws {
    let number = try currentNight()
    try traffic.withLock {
      $0 = try TrafficFile.begin(folder: folder + "/warc", night: number, now: now)
    }
  }

  /// Ends the night: its queue goes, what it found stays.
  public func endNight(now: Double) throws {
    let number = try currentNight()
    try write { database in
      try database.execute(sql: "DELETE FROM queue WHERE night = ?", arguments: [number])
      try database.execute(
        sql: "UPDATE nights SET ended = ? WHERE id = ?", arguments: [now, number])
    }
    night.withLock { $0 = nil }
    try traffic.withLock { file in
      try file?.finish()
      file = nil
    }
    try NightlyFailure.wrapping("its database cannot be written") {
      try database.writeWithoutTransaction { database in
        _ = try database.checkpoint(.truncate)
      }
    }
  }

  /// The path of a body that is kept.
  public func path(of hash: String) -> String { "\(folder)/fetched/\(hash.prefix(2))/\(hash)" }

  func currentNight() throws -> Int64 {
    guard let number = night.withLock({ $0 }) else {
      throw NightlyFailure("no night has begun in the store \(folder)")
    }
    return number
  }

  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try NightlyFailure.wrapping("its database cannot be written") { try database.write(body) }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try NightlyFailure.wrapping("its database cannot be read") { try database.read(body) }
  }

  func newBody() throws -> BodyFile { try BodyFile(in: folder + "/fetched", space: space) }

  /// The visit as WARC records, where those are wanted.
  func recordTraffic(_ record: FetchRecord) throws {
    try traffic.withLock { file in
      guard file != nil, record.isAsked else { return }
      let body = try record.body.map { try FileBytes.read(path(of: $0.hash), atMost: .max) }
      try file?.append(record, body: body ?? [])
    }
  }

  func checkSpace() throws { try space.check() }
}

/// Why a night cannot go on.
public struct NightlyFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    case other
    /// Another process is at work on the store.
    case busy
    case diskFull
  }

  public let kind: Kind
  /// One clause: what, where, what to do.
  public let description: String

  public init(_ description: String, kind: Kind = .other) {
    self.kind = kind
    self.description = description
  }

  static func wrapping<Value>(_ what: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let failure as NightlyFailure {
      throw failure
    } catch let error as DatabaseError {
      let isFull = error.resultCode == .SQLITE_FULL
      throw NightlyFailure(
        "\(what) (\(error.message ?? "\(error)"))", kind: isFull ? .diskFull : .other)
    } catch {
      throw NightlyFailure("\(what) (\(error))")
    }
  }
}
