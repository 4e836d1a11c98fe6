import PageModel
import Synchronization

/// A worker process that is replaced when it dies; it reads one document at a time.
public final class Worker: Sendable {
  let session: Mutex<WorkerSession>

  public init(
    _ command: WorkerCommand = WorkerCommand(), limits: WorkerLimits = WorkerLimits(),
    cancellation: Cancellation
  ) {
    session = Mutex(WorkerSession(command, limits: limits, cancellation: cancellation))
  }

  /// Starts the process now, so that it is ready when the first document comes.
  public func warmUp() { session.withLock { $0.warmUp() } }

  /// What of its sandbox the process could enter; starts it where it does not run yet.
  @available(*, noasync)
  public func sandbox() throws(WorkerFailure) -> SandboxReport {
    try session.withLock { session throws(WorkerFailure) in try session.sandbox() }
  }

  /// Works on a document, from a part it gave out on, until none is left or the turn is over.
  @available(*, noasync)
  public func read(_ part: DocumentPart, of document: DocumentReading, _ turn: WorkerTurn) {
    session.withLock { $0.read(part, of: document, turn) }
  }

  /// Reads a whole document alone.
  @available(*, noasync)
  public func read(_ request: ReadingRequest) throws(ReadingFailure) -> ReadDocument {
    let document = DocumentReading(request)
    while true {
      if let outcome = document.outcome { return try outcome.get() }
      guard let part = document.partForAnotherWorker() else {
        preconditionFailure("A document without an outcome has a part to be read.")
      }
      read(part, of: document, .untilTheEnd)
    }
  }

  /// Renders a page of a document as PNG, with the elements drawn over it.
  @available(*, noasync)
  public func picture(
    of source: DocumentSource, password: String?, page: Int, dotsPerInch: Double,
    overlay: [OverlayElement]
  ) throws(ReadingFailure) -> [UInt8] {
    try session.withLock { session throws(ReadingFailure) in
      try session.file(
        of: DocumentReading(ReadingRequest(source, password: password)),
        .picture(page: page, dotsPerInch: dotsPerInch, overlay: overlay))
    }
  }

  /// The document as a PDF with each page's words laid invisibly over it.
  @available(*, noasync)
  public func searchable(
    _ source: DocumentSource, password: String?, layers: [Page]
  ) throws(ReadingFailure) -> [UInt8] {
    try session.withLock { session throws(ReadingFailure) in
      try session.file(
        of: DocumentReading(ReadingRequest(source, password: password)), .searchable(layers))
    }
  }
}
