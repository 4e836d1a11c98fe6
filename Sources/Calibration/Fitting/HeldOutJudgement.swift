import PageModel

/// Comparisons judged anew as if each document had come to a model that never saw its original.
public enum HeldOutJudgement {
  /// The comparisons with confidences of models fitted on all other originals, and fields accepted by them.
  public static func judged(
    _ comparisons: [DocumentComparison], rule: AcceptanceRule
  ) -> [DocumentComparison] {
    let rows = comparisons.flatMap { $0.fields.compactMap { TrainingRow($0) } }
    let models = Calibrator(rows).modelsWithoutEachOriginal()
    return comparisons.map { comparison in
      guard let model = comparison.fields.first.flatMap({ models[$0.original] }) else {
        return comparison
      }
      var judged = comparison
      judged.fields = fields(comparison.fields, by: model, rule)
      return judged
    }
  }

  private static func fields(
    _ fields: [ComparedField], by model: ConfidenceModel, _ rule: AcceptanceRule
  ) -> [ComparedField] {
    var fields = fields
    var open: [ReadingSource: [Int]] = [:]
    for place in fields.indices {
      guard let evidence = fields[place].evidence else { continue }
      fields[place].confidence = model.probability(of: evidence)
      fields[place].isInReview = true
      if !fields[place].isQuestioned, evidence[.demandingFlag] == 0 {
        open[evidence.source.acceptedWith, default: []].append(place)
      }
    }
    for places in open.values {
      let least = rule.leastAccepted(of: places.map { fields[$0].confidence })
      for place in places { fields[place].isInReview = fields[place].confidence < least }
    }
    return fields
  }
}
