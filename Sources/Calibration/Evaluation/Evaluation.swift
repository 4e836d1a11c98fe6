/// Outputs measured against truth: how many errors pass unseen, what review costs, whether confidences hold.
public struct Evaluation: Sendable {
  /// The figures of a part of the fields, by name.
  public struct Section: Sendable {
    public var title: String
    public var rows: [(name: String, figures: EvaluationFigures)]
  }

  public let threshold: Double
  public let total: EvaluationFigures
  public let sections: [Section]
  public let bins: [ReliabilityBin]
  public let riskCoverage: RiskCoverage
  /// True values that no field of the outputs has a place for.
  public let missedCount: Int
  /// Records of the outputs that are like none of the truth, and so are not measured.
  public let strayCount: Int
  /// Each silent error as "document field".
  public let silentErrors: [String]

  /// `threshold` is the confidence below which a reading is in doubt.
  public init(_ comparisons: [DocumentComparison], threshold: Double) {
    let fields = comparisons.flatMap(\.fields)
    let stated = fields.filter(\.hasValue)
    self.threshold = threshold
    total = EvaluationFigures(fields, threshold: threshold)
    missedCount = comparisons.reduce(0) { $0 + $1.missedCount }
    strayCount = comparisons.reduce(0) { $0 + $1.strayCount }
    bins = ReliabilityBin.bins(of: stated)
    riskCoverage = RiskCoverage(stated)
    silentErrors = stated.filter { !$0.isRight && !$0.isInReview }.map { "\($0.document) \($0.id)" }
    sections = [
      Self.section("folder", fields, threshold, by: \.folder),
      Self.section("original", fields, threshold, by: \.original),
      Self.section("document", fields, threshold, by: \.document),
      Self.section("kind", fields, threshold, by: \.kind),
      Self.section("field", fields, threshold) { "\($0.kind).\($0.name)" },
    ]
  }

  private static func section(
    _ title: String, _ fields: [ComparedField], _ threshold: Double,
    by name: (ComparedField) -> String
  ) -> Section {
    let groups = Dictionary(grouping: fields, by: name)
    return Section(
      title: title,
      rows: groups.sorted { $0.key < $1.key }.map { name, fields in
        (name, EvaluationFigures(fields, threshold: threshold))
      })
  }
}
