import Glibc
import Synchronization

/// A request to stop that every waiting worker notices at once; it is never taken back.
public final class Cancellation: Sendable {
  private let cancelled = Atomic(false)
  private let readEnd: FileDescriptor
  private let writeEnd: FileDescriptor

  /// Throws when no more files can be open.
  public init() throws(SystemError) {
    let pipe = try Pipe()
    readEnd = pipe.readEnd
    writeEnd = pipe.writeEnd
  }

  public var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  public func cancel() {
    guard !cancelled.exchange(true, ordering: .acquiringAndReleasing) else { return }
    // One byte that nobody takes out keeps the pipe readable for everyone who waits.
    var byte: UInt8 = 1
    _ = write(writeEnd.number, &byte, 1)
  }

  /// Waits until a file can be read or is at its end; false once cancelled.
  @available(*, noasync)
  public func waits(for file: Int32) -> Bool {
    var files = [file, readEnd.number].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while poll(&files, nfds_t(files.count), -1) < 0, errno == EINTR {}
    return !isCancelled
  }

  /// Readable once cancelled: to be waited for beside other files.
  var descriptor: Int32 { readEnd.number }
}
