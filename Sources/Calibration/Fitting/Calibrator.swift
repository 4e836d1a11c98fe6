import PageModel

/// Fits a confidence model to fields whose values are known to be right or wrong.
public struct Calibrator: Sendable {
  private let rows: [TrainingRow]
  private let prior: ConfidenceModel

  /// The order of the rows does not matter.
  public init(_ rows: [TrainingRow], near prior: ConfidenceModel = .prior) {
    self.rows = rows.sorted(by: TrainingRow.precedes)
    self.prior = prior
  }

  /// The text whose digest is the model's fingerprint: every row in order.
  public var text: String { rows.map(\.line).joined() }

  /// A model with a part for each source; those without rows keep their prior.
  public func model(fingerprint: String) -> ConfidenceModel {
    var model = prior
    for source in ReadingSource.allCases {
      let rows = rows.filter { $0.evidence.source == source }
      if let start = prior.parts[source], !rows.isEmpty {
        model.parts[source] = Self.part(rows, near: start)
      }
    }
    model.fingerprint = fingerprint
    return model
  }

  /// For each row the probability that a model fitted on all other originals gives it.
  public func probabilitiesWithoutOwnOriginal() -> [(row: TrainingRow, probability: Double)] {
    var all: [(TrainingRow, Double)] = []
    for source in ReadingSource.allCases {
      let rows = rows.filter { $0.evidence.source == source }
      guard let start = prior.parts[source] else { continue }
      for (held, others) in Self.folds(rows) {
        let part = others.isEmpty ? start : Self.part(others, near: start)
        all += held.map { ($0, part.probability(ofScore: part.score(of: $0.evidence))) }
      }
    }
    return all
  }

  /// By original, the model fitted on all others.
  public func modelsWithoutEachOriginal() -> [String: ConfidenceModel] {
    Dictionary(
      uniqueKeysWithValues: Set(rows.map(\.original)).map { original in
        let others = Calibrator(rows.filter { $0.original != original }, near: prior)
        return (original, others.model(fingerprint: ""))
      })
  }

  private static func part(
    _ rows: [TrainingRow], near prior: ConfidenceModel.Part
  ) -> ConfidenceModel.Part {
    let fit = LogisticFit(rows, near: prior)
    return ConfidenceModel.Part(
      intercept: fit.intercept, weights: fit.weights,
      curve: CalibrationCurve.points(fieldCount: rows.count), fieldCount: rows.count,
      wrongCount: rows.count { !$0.isRight }, documentCount: Set(rows.map(\.document)).count)
  }

  /// The rows of each original with those of all others.
  private static func folds(
    _ rows: [TrainingRow]
  ) -> [(held: [TrainingRow], others: [TrainingRow])] {
    Set(rows.map(\.original)).sorted().map { original in
      (rows.filter { $0.original == original }, rows.filter { $0.original != original })
    }
  }
}
