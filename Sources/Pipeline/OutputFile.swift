import Glibc
import Synchronization
import Workers

/// A file that appears whole or not at all: written aside in its folder, synced, then renamed.
public struct OutputFile {
  /// How many were begun in this process: no two are written aside under one name.
  private static let count = Atomic(0)
  private let path: String

  public init(_ path: String) { self.path = path }

  /// Makes the folders it lies in, writes it, and leaves nothing behind when that fails.
  public func write(_ bytes: [UInt8]) throws(SystemError) {
    try write { descriptor throws(SystemError) in try WholeWrite.write(bytes, to: descriptor) }
  }

  /// Likewise with what `body` writes to the open file it is given.
  ///
  /// The name itself is on the disk when this returns: a power cut does not take it back.
  public func write(_ body: (Int32) throws(SystemError) -> Void) throws(SystemError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    if !folder.isEmpty { try Self.makeFolder(folder) }
    // Not made from the output's name, which may be as long as names can be.
    let name = ".gongkai-\(getpid())-\(Self.count.add(1, ordering: .relaxed).newValue).part"
    let aside = parts.count > 1 ? folder + "/" + name : name
    do throws(SystemError) {
      try Self.write(aside: aside, body)
      guard unsafe rename(aside, path) == 0 else { throw SystemError("rename") }
      try Self.sync(folder: parts.count == 1 ? "." : folder.isEmpty ? "/" : folder)
    } catch {
      unsafe unlink(aside)
      throw error
    }
  }

  /// Makes a folder and those above it; one that is there already is fine.
  public static func makeFolder(_ path: String) throws(SystemError) {
    if unsafe mkdir(path, 0o777) == 0 || errno == EEXIST { return try requireFolder(path) }
    let above = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    guard errno == ENOENT, !above.isEmpty else { throw SystemError("mkdir") }
    try makeFolder(above.joined(separator: "/"))
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw SystemError("mkdir") }
  }

  private static func requireFolder(_ path: String) throws(SystemError) {
    guard try FileStatus(of: path).kind == .folder else {
      throw SystemError("mkdir", number: ENOTDIR)
    }
    guard unsafe access(path, W_OK | X_OK) == 0 else { throw SystemError("access") }
  }

  /// Puts a folder's names onto the disk; some file systems do so by themselves and refuse.
  private static func sync(folder: String) throws(SystemError) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw SystemError("fsync") }
  }

  private static func write(
    aside: String, _ body: (Int32) throws(SystemError) -> Void
  ) throws(SystemError) {
    let descriptor = unsafe open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError("open") }
    do throws(SystemError) {
      try body(descriptor)
      guard fsync(descriptor) == 0 else { throw SystemError("fsync") }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw SystemError("close") }
  }
}
