/// How surely a recogniser read a text, summed up over its characters.
public struct RecognitionSummary: Hashable, Sendable {
  public private(set) var characterCount: Int
  /// The confidence of the least sure character, 0…1.
  public private(set) var least: Double
  /// How many of the characters are wrong if the recogniser knows itself: the sum of their doubts.
  public private(set) var expectedErrors: Double
  /// The same as `least`, of characters that look like the document's other prints of them taken to be sure.
  public private(set) var leastByLooks: Double
  /// How much more the most unlike character looks like prints of another character than of its own, 0…1.
  public private(set) var unlikeness: Double
  /// How much the ink speaks for another mark than was read; of its places the most, 0…1.
  public private(set) var markDoubt: Double

  /// Without `leastByLooks` nothing is known of looks.
  public init(
    characterCount: Int, least: Double, expectedErrors: Double, leastByLooks: Double? = nil,
    unlikeness: Double = 0, markDoubt: Double = 0
  ) {
    self.characterCount = characterCount
    self.least = least
    self.expectedErrors = expectedErrors
    self.leastByLooks = leastByLooks ?? least
    self.unlikeness = unlikeness
    self.markDoubt = markDoubt
  }

  /// What is known of both texts put together.
  public func joined(with other: RecognitionSummary?) -> RecognitionSummary {
    guard let other else { return self }
    return RecognitionSummary(
      characterCount: characterCount + other.characterCount, least: min(least, other.least),
      expectedErrors: expectedErrors + other.expectedErrors,
      leastByLooks: min(leastByLooks, other.leastByLooks),
      unlikeness: max(unlikeness, other.unlikeness), markDoubt: max(markDoubt, other.markDoubt))
  }
}
