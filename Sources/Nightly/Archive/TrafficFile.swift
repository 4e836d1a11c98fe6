import Crawl
import Glibc
import Workers

/// A night's requests and answers as a WARC file (ISO 28500, version 1.1).
///
/// It grows under a hidden name; one that a killed process left keeps its whole records, and is put
/// in its place when the night goes on in a file of its own.
struct TrafficFile: ~Copyable {
  private let path: String
  private let hidden: String
  private let descriptor: Int32

  static func begin(folder: String, night: Int64, now: Double) throws -> TrafficFile {
    try FolderLock.makeFolder(folder)
    var number = 1
    while unsafe access(Self.path(folder, night, number), F_OK) == 0 { number += 1 }
    // What was left by a process that was killed.
    let left = Self.hidden(folder, night, number)
    if unsafe access(left, F_OK) == 0 {
      let whole = WARCRecord.lengthOfWhole(try FileBytes.read(left, atMost: .max))
      guard unsafe truncate(left, whole) == 0,
        unsafe rename(left, Self.path(folder, night, number)) == 0
      else { throw NightlyFailure("\(left) cannot be put in its place (\(systemReason()))") }
      number += 1
    }
    let hidden = Self.hidden(folder, night, number)
    let descriptor = unsafe open(
      hidden, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw NightlyFailure("\(hidden) cannot be written (\(systemReason()))")
    }
    let file = TrafficFile(
      path: Self.path(folder, night, number), hidden: hidden, descriptor: descriptor)
    try file.write(WARCRecord.information(time: now))
    return file
  }

  deinit { close(descriptor) }

  func append(_ record: FetchRecord, body: [UInt8]) throws {
    try write(WARCRecord.exchange(record, body: body))
  }

  /// Puts the file in its place.
  func finish() throws {
    guard fsync(descriptor) == 0, unsafe rename(hidden, path) == 0 else {
      throw NightlyFailure("\(path) cannot be written (\(systemReason()))")
    }
  }

  /// Removes the files of all nights up to one.
  static func removeFiles(in folder: String, upToNight last: Int64) {
    guard last >= 1, let directory = unsafe opendir(folder) else { return }
    defer { unsafe closedir(directory) }
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { text in
        unsafe text.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      let parts = name.split(separator: "-")
      guard parts.count == 3, parts[0] == "night", let night = Int64(parts[1]), night <= last else {
        continue
      }
      unsafe unlink("\(folder)/\(name)")
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    do throws(SystemError) {
      try WholeWrite.write(bytes, to: descriptor)
    } catch {
      throw NightlyFailure("\(hidden) cannot be written (\(error.reason))")
    }
  }

  private static func path(_ folder: String, _ night: Int64, _ number: Int) -> String {
    "\(folder)/night-\(night)-\(number).warc"
  }

  private static func hidden(_ folder: String, _ night: Int64, _ number: Int) -> String {
    "\(folder)/.night-\(night)-\(number).warc.part"
  }
}
