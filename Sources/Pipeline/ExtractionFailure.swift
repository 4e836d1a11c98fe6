import Workers

/// Why an input has no output.
public enum ExtractionFailure: Error, Hashable, Sendable {
  case notLocated(LocatingFailure)
  case reading(ReadingFailure)
  /// Its pages were read, and the worker that analysed them ended over them.
  case analysis(WorkerFailure)
  /// None of the wanted pages is in the document.
  case noWantedPage(pageCount: Int)
  /// The bytes that were read are not those the input was known by.
  case changed
  case notWritten(path: String, SystemError)

  /// One clause for a message, with what to do where something can be done.
  public var reason: String {
    switch self {
    case .notLocated(let failure): failure.reason
    case .reading(let failure): failure.reason
    case .analysis(let failure): "its pages were read, but not what they say: \(failure.reason)"
    case .noWantedPage(let count): "none of the pages asked for is among its \(count)"
    case .changed: "the file changed while it was read; try it again"
    case .notWritten(let path, let error): "\(path) cannot be written (\(error.reason))"
    }
  }
}
