import Glibc

/// Keeps others from a folder as long as it lives; a process that dies lets go of it.
struct FolderLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Throws `busy` when another process holds it.
  init(_ path: String) throws(NightlyFailure) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw NightlyFailure("\(path) cannot be written (\(systemReason()))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw NightlyFailure("another crawl is at work on it; wait for its end", kind: .busy)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(NightlyFailure) {
    if unsafe mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let above = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    if errno == ENOENT, !above.isEmpty {
      try makeFolder(above.joined(separator: "/"))
      if unsafe mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    }
    throw NightlyFailure("the folder \(path) cannot be made (\(systemReason()))")
  }
}

/// The system's own words for the last error.
func systemReason() -> String { unsafe String(cString: strerror(errno)) }
