import PageModel

/// From which confidence on a field is accepted without a look, and how confidence is reckoned.
public struct Acceptance: Sendable {
  /// Of the fields accepted at this confidence at most 2 in 1,000 are expected to be wrong.
  public static let defaultThreshold = 0.998

  private let model: ConfidenceModel
  /// The least confidence that is accepted, 0…1.
  private let threshold: Double

  public init(model: ConfidenceModel = .prior, threshold: Double = defaultThreshold) {
    self.model = model
    self.threshold = threshold
  }

  /// The judgement with its confidence, and accepted unless confidence, a flag or a check forbids it.
  func decided(_ judgement: Judgement) -> Judgement {
    guard let evidence = judgement.evidence else { return judgement }
    var decided = judgement
    decided.confidence = model.probability(of: evidence)
    let isProven = evidence[.relationProves] > 0
    if decided.confidence < threshold
      || FlagCode.demandsLook(decided.flags, ofProven: isProven)
    {
      decided.status = .needsReview
    }
    return decided
  }
}
