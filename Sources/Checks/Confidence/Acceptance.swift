import PageModel

/// How confidence is reckoned, and which fields are accepted without a look.
///
/// The aim is about all accepted fields of a document: at most so many of them are expected to be
/// wrong. Fields are taken by falling confidence while that holds, and none whose own doubt is more
/// than a few times what is allowed: a poor reading is not to hide among a thousand sound ones.
public struct Acceptance: Sendable {
  /// At most 2 in 1,000 accepted fields are expected to be wrong.
  public static let defaultAim = 0.998
  /// How many times the allowed doubt a single field may have.
  public static let mostDoubt = 5.0

  private let model: ConfidenceModel
  /// The share of accepted fields that is to be right, 0…1.
  private let aim: Double

  public init(model: ConfidenceModel = .prior, aim: Double = defaultAim) {
    self.model = model
    self.aim = aim
  }

  /// The confidence below which no field is accepted at this aim.
  public static func leastConfidence(at aim: Double) -> Double { 1 - mostDoubt * (1 - aim) }

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
        open[evidence.source, default: []].append((field, confidence))
      } else {
        decided[field]?.status = .needsReview
      }
    }
    for fields in open.values {
      let least = leastAccepted(of: fields.map(\.confidence))
      for (field, confidence) in fields where confidence < least {
        decided[field]?.status = .needsReview
      }
    }
    return decided
  }

  /// The confidence of the last field that is accepted; above all where none is.
  private func leastAccepted(of confidences: [Double]) -> Double {
    let floor = Self.leastConfidence(at: aim)
    var least = Double.infinity
    var doubt = 0.0
    let sorted = confidences.sorted(by: >)
    for (place, confidence) in sorted.enumerated() {
      doubt += 1 - confidence
      guard confidence >= floor, doubt <= (1 - aim) * Double(place + 1) + 1e-12 else { break }
      // Of fields with the same confidence all are taken or none.
      if place + 1 == sorted.count || sorted[place + 1] < confidence { least = confidence }
    }
    return least
  }
}
