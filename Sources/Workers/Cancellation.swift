import Dispatch
import Glibc
import Synchronization

/// A request to stop that every waiting worker notices; it is never taken back.
///
/// First nothing more is begun, then, once the grace is over, what is in work is dropped.
public final class Cancellation: Sendable {
  private let cancelled = Atomic(false)
  private let dropped = Atomic(false)
  private let request: Pipe
  private let drop: Pipe

  /// Throws when no more files can be open.
  public init() throws(SystemError) {
    request = try Pipe()
    drop = try Pipe()
  }

  /// Whether nothing more is to be begun.
  public var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  /// Stops; what is in work may still end within `grace`, in seconds.
  public func cancel(grace: Double = 0) {
    if !cancelled.exchange(true, ordering: .acquiringAndReleasing) { request.signal() }
    guard grace > 0 else { return dropWork() }
    DispatchQueue.global(qos: .userInitiated).asyncAfter(deadline: .now() + grace) {
      self.dropWork()
    }
  }

  /// Waits until a file can be read or is at its end; false once cancelled.
  @available(*, noasync)
  public func waits(for file: Int32) -> Bool {
    var files = [file, request.readEnd.number].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    while poll(&files, nfds_t(files.count), -1) < 0, errno == EINTR {}
    return !isCancelled
  }

  /// Readable once what is in work is to be dropped: to be waited for beside other files.
  var descriptor: Int32 { drop.readEnd.number }

  private func dropWork() {
    if !dropped.exchange(true, ordering: .acquiringAndReleasing) { drop.signal() }
  }
}

extension Pipe {
  /// One byte that nobody takes out keeps the pipe readable for everyone who waits.
  fileprivate func signal() {
    var byte: UInt8 = 1
    _ = write(writeEnd.number, &byte, 1)
  }
}
