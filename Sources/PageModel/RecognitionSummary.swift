/// How surely a recogniser read a text, summed up over its characters.
public struct RecognitionSummary: Hashable, Sendable {
  public private(set) var characterCount: Int
  /// The confidence of the least sure character, 0…1.
  public private(set) var least: Double
  /// How many of the characters are wrong if the recogniser knows itself: the sum of their doubts.
  public private(set) var expectedErrors: Double

  public init(characterCount: Int, least: Double, expectedErrors: Double) {
    self.characterCount = characterCount
    self.least = least
    self.expectedErrors = expectedErrors
  }

  /// What is known of both texts put together.
  public func joined(with other: RecognitionSummary?) -> RecognitionSummary {
    guard let other else { return self }
    return RecognitionSummary(
      characterCount: characterCount + other.characterCount, least: min(least, other.least),
      expectedErrors: expectedErrors + other.expectedErrors)
  }
}
