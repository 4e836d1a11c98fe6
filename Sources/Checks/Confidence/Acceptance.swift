import PageModel

/// How confidence is reckoned, and which fields are accepted without a look.
public struct Acceptance: Sendable {
  private let model: ConfidenceModel
  private let rule: AcceptanceRule

  /// `aim` is the share of accepted fields that is to be right, 0…1.
  public init(model: ConfidenceModel = .prior, aim: Double = AcceptanceRule.defaultAim) {
    self.model = model
    rule = AcceptanceRule(aim: aim)
  }

  /// The judgements with their confidences, accepted unless confidence, a flag or a check forbids it.
  func decided(_ judgements: [String: Judgement]) -> [String: Judgement] {
    var decided = judgements
    var open: [ReadingSource: [(field: String, confidence: Double)]] = [:]
    for (field, judgement) in judgements {
      guard let evidence = judgement.evidence else { continue }
      let confidence = model.probability(of: evidence)
      decided[field]?.confidence = confidence
      let isProven = evidence[.relationProves] > 0
      if judgement.status == .accepted, !FlagCode.demandsLook(judgement.flags, ofProven: isProven) {
        open[evidence.source.acceptedWith, default: []].append((field, confidence))
      } else {
        decided[field]?.status = .needsReview
      }
    }
    for fields in open.values {
      let least = rule.leastAccepted(of: fields.map(\.confidence))
      for (field, confidence) in fields where confidence < least {
        decided[field]?.status = .needsReview
      }
    }
    return decided
  }
}
