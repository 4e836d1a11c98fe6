import PageModel

/// What became of an input whose output was made.
public struct ExtractionOutcome: Hashable, Sendable {
  public var name: String
  public var pageCount: Int
  /// Sentences for the user: pages that were lost and the like.
  public var warnings: [String]
  /// Whether wanted pages are missing from the output.
  public var isPartial: Bool
  public var fieldCount: Int
  public var reviewCount: Int
}

/// What a run tells while it works.
public enum ExtractionEvent: Hashable, Sendable {
  /// So many of the wanted pages of an input were read.
  case read(input: Int, done: Int, wanted: Int)
  case finished(input: Int)
}
