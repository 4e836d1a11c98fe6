/// What is left wrong when only the surest fields are taken.
public struct RiskCoverage: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    /// The share of fields taken, surest first.
    public var coverage: Double
    /// The share of wrong ones among them.
    public var risk: Double
  }

  /// The outcomes by falling confidence: for each confidence its fields and the wrong ones among them.
  private let steps: [(confidence: Double, fields: Int, wrong: Int)]
  private let fieldCount: Int
  private let wrongCount: Int

  init(_ fields: [ComparedField]) {
    var steps: [(confidence: Double, fields: Int, wrong: Int)] = []
    for field in fields.sorted(by: { $0.confidence > $1.confidence }) {
      if steps.last?.confidence != field.confidence { steps.append((field.confidence, 0, 0)) }
      steps[steps.count - 1].fields += 1
      if !field.isRight { steps[steps.count - 1].wrong += 1 }
    }
    self.steps = steps
    fieldCount = fields.count
    wrongCount = fields.count { !$0.isRight }
  }

  /// The curve, one point for each confidence that occurs.
  public var points: [Point] {
    var (taken, wrong) = (0, 0)
    return steps.map { step in
      taken += step.fields
      wrong += step.wrong
      return Point(
        coverage: Double(taken) / Double(fieldCount), risk: Double(wrong) / Double(taken))
    }
  }

  /// The share of all wrong fields among the least sure share of fields; 1 where none is wrong.
  ///
  /// Of fields with the same confidence the share that is looked at holds its share of wrong ones.
  func wrongSeen(reviewing share: Double) -> Double {
    guard wrongCount > 0 else { return 1 }
    var room = share * Double(fieldCount)
    var seen = 0.0
    for step in steps.reversed() where room > 0 {
      let part = min(1, room / Double(step.fields))
      seen += part * Double(step.wrong)
      room -= Double(step.fields)
    }
    return seen / Double(wrongCount)
  }

  public static func == (a: RiskCoverage, b: RiskCoverage) -> Bool { a.points == b.points }

  public func hash(into hasher: inout Hasher) { hasher.combine(points) }
}
