import PageModel

/// How a model does on fields of originals it was not fitted on.
public struct HeldOutFigures: Sendable {
  public let source: ReadingSource
  public let figures: EvaluationFigures

  /// One for each source with rows; a field is in review below `threshold`, whatever flags it has.
  public static func all(of calibrator: Calibrator, threshold: Double) -> [HeldOutFigures] {
    let judged = calibrator.probabilitiesWithoutOwnOriginal()
    return ReadingSource.allCases.compactMap { source in
      let fields = judged.filter { $0.row.evidence.source == source }
        .map { ComparedField($0.row, confidence: $0.probability, threshold: threshold) }
      guard !fields.isEmpty else { return nil }
      return HeldOutFigures(
        source: source, figures: EvaluationFigures(fields, threshold: threshold))
    }
  }

  /// The figures on one line, their names before them.
  public var line: String {
    ([source.rawValue] + figures.entries.map { "\($0.name) \($0.text)" }).joined(separator: "\t")
  }
}

extension ComparedField {
  /// The row as a field of that confidence.
  fileprivate init(_ row: TrainingRow, confidence: Double, threshold: Double) {
    document = row.document
    original = row.original
    id = row.field
    (name, kind, value, wanted) = ("", "", "", "")
    isRight = row.isRight
    hasValue = row.evidence[.blank] == 0
    self.confidence = confidence
    isInReview = confidence < threshold
    (isQuestioned, isFlagged) = (false, false)
    evidence = row.evidence
  }
}
