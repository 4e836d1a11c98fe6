/// How evidence becomes the probability that a value is what the document says.
///
/// For each source of text a score, the weighted sum of the features, and a curve from score to
/// probability: small enough to be read by a person.
public struct ConfidenceModel: Hashable, Sendable {
  /// A point of the curve from score to probability.
  public struct Point: Hashable, Sendable {
    public var score: Double
    public var probability: Double

    public init(score: Double, probability: Double) {
      self.score = score
      self.probability = probability
    }
  }

  /// What was learned for one source of text.
  public struct Part: Hashable, Sendable {
    public var intercept: Double
    /// Features without a weight count nothing.
    public var weights: [EvidenceFeature: Double]
    /// By rising score, the probabilities never falling; at least one point.
    public var curve: [Point]
    /// The fields it was fitted on, and how many of them were wrong.
    public var fieldCount: Int
    public var wrongCount: Int
    public var documentCount: Int

    public init(
      intercept: Double, weights: [EvidenceFeature: Double], curve: [Point], fieldCount: Int = 0,
      wrongCount: Int = 0, documentCount: Int = 0
    ) {
      precondition(!curve.isEmpty, "A curve needs a point.")
      self.intercept = intercept
      self.weights = weights
      self.curve = curve
      self.fieldCount = fieldCount
      self.wrongCount = wrongCount
      self.documentCount = documentCount
    }

    /// The weighted sum of the evidence, in natural logarithms of odds before the curve.
    public func score(of evidence: FieldEvidence) -> Double {
      EvidenceFeature.allCases.reduce(intercept) { $0 + (weights[$1] ?? 0) * evidence[$1] }
    }

    /// The curve's height at the score: straight between its points, level beyond its ends.
    public func probability(ofScore score: Double) -> Double {
      guard let above = curve.firstIndex(where: { $0.score >= score }) else {
        return curve[curve.count - 1].probability
      }
      guard above > 0 else { return curve[0].probability }
      let (low, high) = (curve[above - 1], curve[above])
      let share = (score - low.score) / (high.score - low.score)
      return low.probability + share * (high.probability - low.probability)
    }
  }

  public var parts: [ReadingSource: Part]
  /// "sha256:" and the digest of the data it was fitted on; nil for one given by hand.
  public var fingerprint: String?

  public init(parts: [ReadingSource: Part], fingerprint: String? = nil) {
    self.parts = parts
    self.fingerprint = fingerprint
  }

  /// The probability, 0…1; a half for a source the model knows nothing of.
  public func probability(of evidence: FieldEvidence) -> Double {
    guard let part = parts[evidence.source] else { return 0.5 }
    return min(1, max(0, part.probability(ofScore: part.score(of: evidence))))
  }
}
