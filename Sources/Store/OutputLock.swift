import Glibc

/// The right to write one document's output and the store's word for it, which belong together: a run
/// may extract a document while a person changes a table of it.
///
/// It is waited for, and ends with the value, and with the process however that ends.
public struct OutputLock: ~Copyable {
  private let descriptor: Int32

  /// F_OFD_SETLKW, which the Glibc module hides (fcntl(2), "Open file description locks").
  private static let waitForLockOfFile: Int32 = 38

  /// Makes the file where it is missing; throws `inaccessible`.
  public init(_ content: ContentID, in folder: StoreFolder) throws(StoreError) {
    descriptor = unsafe open(folder.outputLock, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.refusal(folder) }
    // A lock of the open file, not of the process: it holds between this one's threads, too.
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = off_t(content.digest.prefix(15), radix: 16) ?? 0
    range.l_len = 1
    while unsafe fcntl(descriptor, Self.waitForLockOfFile, &range) != 0 {
      guard errno == EINTR else { throw Self.refusal(folder) }
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func refusal(_ folder: StoreFolder) -> StoreError {
    .inaccessible(path: folder.path, errorNumber: errno)
  }
}
