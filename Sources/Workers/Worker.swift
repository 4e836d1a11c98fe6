import PageModel
import Synchronization

/// A worker process that is replaced when it dies; it reads one document at a time.
public final class Worker: Sendable {
  private let session: Mutex<WorkerSession>

  public init(
    _ command: WorkerCommand = WorkerCommand(), limits: TimeLimits = TimeLimits(),
    cancellation: Cancellation
  ) {
    session = Mutex(WorkerSession(command, limits: limits, cancellation: cancellation))
  }

  /// Starts the process now, so that it is ready when the first document comes.
  public func warmUp() { session.withLock { $0.warmUp() } }

  /// Reads a document; `progress` hears after each page how many of how many are done.
  @available(*, noasync)
  public func read(
    _ request: ReadingRequest, progress: (_ done: Int, _ wanted: Int) -> Void = { _, _ in }
  ) throws(ReadingFailure) -> ReadDocument {
    try session.withLock { session throws(ReadingFailure) in
      try session.read(request, progress: progress)
    }
  }

  /// Renders a page of a document as PNG, with the elements drawn over it.
  @available(*, noasync)
  public func picture(
    of source: DocumentSource, password: String?, page: Int, dotsPerInch: Double,
    overlay: [OverlayElement]
  ) throws(ReadingFailure) -> [UInt8] {
    try session.withLock { session throws(ReadingFailure) in
      try session.picture(
        of: ReadingRequest(source, password: password),
        .picture(page: page, dotsPerInch: dotsPerInch, overlay: overlay))
    }
  }
}
