/// Pages in a row that fared alike.
public struct ReadRange: Hashable, Sendable {
  public var pages: ClosedRange<Int>
  /// How often workers were asked for each; none where they were given up before their turn came.
  public var attempts: Int
  /// Why they were lost, as one clause; nil when they were read.
  public var error: String?

  public init(pages: ClosedRange<Int>, attempts: Int = 1, error: String? = nil) {
    self.pages = pages
    self.attempts = attempts
    self.error = error
  }

  /// Whether the other follows at once and fared no otherwise.
  func isContinued(by other: ReadRange) -> Bool {
    other.pages.lowerBound == pages.upperBound + 1 && other.attempts == attempts
      && other.error == error
  }
}
