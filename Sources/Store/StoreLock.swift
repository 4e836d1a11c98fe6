import Glibc

/// The right to change a store, held by one process at a time; it ends with the value, and with the
/// process however that ends.
public struct StoreLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Makes the file where it is missing; throws `busy` and `inaccessible`.
  public init(_ folder: StoreFolder) throws(StoreError) {
    descriptor = unsafe open(folder.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .inaccessible(path: folder.path, errorNumber: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw errno == EWOULDBLOCK
        ? .busy(path: folder.path)
        : .inaccessible(path: folder.path, errorNumber: errno)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
