import Workers

/// Why an input has no output.
public enum ExtractionFailure: Error, Hashable, Sendable {
  case notLocated(LocatingFailure)
  case reading(ReadingFailure)
  /// None of the wanted pages is in the document.
  case noWantedPage(pageCount: Int)
  case notWritten(path: String, SystemError)

  /// One clause for a message, with what to do where something can be done.
  public var reason: String {
    switch self {
    case .notLocated(let failure): failure.reason
    case .reading(let failure): failure.reason
    case .noWantedPage(let count): "none of the pages asked for is among its \(count)"
    case .notWritten(let path, let error): "\(path) cannot be written (\(error.reason))"
    }
  }
}
