import Crawl
import Glibc
import Synchronization
import Workers

/// A body on its way into the store: written aside, synced, and renamed to its digest.
final class BodyFile: BodyWriter {
  private static let count = Atomic(0)
  private static let mark = ".part-"
  /// How much is written between two looks at the disk, in bytes.
  private static let strideOfChecks = 8 << 20

  private let folder: String
  private let aside: String
  private let space: DiskSpace
  private var descriptor: Int32
  private var digest = SHA256()
  private var byteCount = 0
  private var unchecked = 0

  init(in folder: String, space: DiskSpace) throws {
    self.folder = folder
    self.space = space
    aside =
      "\(folder)/\(Self.mark)\(getpid())-\(Self.count.add(1, ordering: .relaxed).newValue)"
    descriptor = unsafe open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw NightlyFailure("\(aside) cannot be written (\(systemReason()))")
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unsafe unlink(aside)
  }

  func write(_ bytes: [UInt8]) throws {
    unchecked += bytes.count
    if unchecked > Self.strideOfChecks {
      try space.check()
      unchecked = 0
    }
    unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
    byteCount += bytes.count
    do throws(SystemError) {
      try WholeWrite.write(bytes, to: descriptor)
    } catch {
      throw NightlyFailure(
        "\(aside) cannot be written (\(error.reason))",
        kind: error.number == ENOSPC ? .diskFull : .other)
    }
  }

  func finish() throws -> StoredBody {
    let hash = digest.finish()
    digest = SHA256()
    let place = "\(folder)/\(hash.prefix(2))"
    let path = "\(place)/\(hash)"
    if unsafe access(path, F_OK) != 0 {
      try FolderLock.makeFolder(place)
      guard fsync(descriptor) == 0, unsafe rename(aside, path) == 0 else {
        throw NightlyFailure("\(path) cannot be written (\(systemReason()))")
      }
    } else {
      unsafe unlink(aside)
    }
    close(descriptor)
    descriptor = -1
    return StoredBody(hash: hash, byteCount: byteCount)
  }

  /// Removes what a killed process left half-written; only for the holder of the lock.
  static func removeLeftovers(in folder: String) {
    guard let directory = unsafe opendir(folder) else { return }
    defer { unsafe closedir(directory) }
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { text in
        unsafe text.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasPrefix(mark) { unsafe unlink("\(folder)/\(name)") }
    }
  }
}

/// Whole files, read at once.
enum FileBytes {
  static func read(_ path: String, atMost most: Int) throws(NightlyFailure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw NightlyFailure("\(path) cannot be read (\(systemReason()))")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < most {
      let count = unsafe Glibc.read(descriptor, &chunk, min(chunk.count, most - bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw NightlyFailure("\(path) cannot be read (\(systemReason()))")
      }
      if count == 0 { break }
      bytes += chunk[0..<count]
    }
    return bytes
  }
}
