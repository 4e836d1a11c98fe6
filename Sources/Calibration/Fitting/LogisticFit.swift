import Glibc
import PageModel

/// Weights that make the rows' outcomes likely and yet stay near to those held likely before.
///
/// Penalised logistic regression: each weight is drawn to its prior by a normal distribution, and
/// held to the direction its feature can only mean. Newton steps weight by weight; the problem is
/// convex, so that the outcome does not hang on the way.
struct LogisticFit {
  private(set) var intercept: Double
  private(set) var weights: [EvidenceFeature: Double]

  /// How far weights may be from their prior, as a share of it, and at the least.
  private static let (relativeSpread, leastSpread) = (0.5, 1.0)
  private static let interceptSpread = 2.0
  /// For what tells of whole columns gone astray: rare, and then every row of a form is wrong at once, so
  /// that a count of rows says too little.
  private static let heldSpread = 0.3
  private static let mostSweeps = 400
  private static let settled = 1e-7

  init(_ rows: [TrainingRow], near prior: ConfidenceModel.Part) {
    intercept = prior.intercept
    weights = [:]
    var columns: [Column] = [
      Column(feature: nil, values: Array(repeating: 1, count: rows.count), prior: prior)
    ]
    for feature in EvidenceFeature.allCases {
      columns.append(
        Column(feature: feature, values: rows.map { $0.evidence[feature] }, prior: prior))
    }
    var scores = rows.indices.map { row in columns.reduce(0) { $0 + $1.weight * $1.values[row] } }
    let outcomes = rows.map { $0.isRight ? 1.0 : 0 }
    for _ in 0..<Self.mostSweeps {
      var largest = 0.0
      for place in columns.indices {
        largest = max(largest, columns[place].step(&scores, outcomes))
      }
      if largest < Self.settled { break }
    }
    for column in columns {
      if let feature = column.feature {
        if column.weight != 0 { weights[feature] = Self.rounded(column.weight) }
      } else {
        intercept = Self.rounded(column.weight)
      }
    }
  }

  /// Weights are kept to four decimals: what is written is what was fitted.
  private static func rounded(_ weight: Double) -> Double { (weight * 10_000).rounded() / 10_000 }

  /// One feature over all rows, with its weight.
  private struct Column {
    /// Nil for the intercept.
    let feature: EvidenceFeature?
    let values: [Double]
    private let center: Double
    private let precision: Double
    private let bounds: ClosedRange<Double>
    private(set) var weight: Double
    private let isUsed: Bool

    init(feature: EvidenceFeature?, values: [Double], prior: ConfidenceModel.Part) {
      self.feature = feature
      self.values = values
      center = feature.map { prior.weights[$0] ?? 0 } ?? prior.intercept
      let spread =
        switch feature {
        case nil: interceptSpread
        case .rowGap, .lostColumn, .begunAgain, .foreignWord: heldSpread
        default: max(leastSpread, relativeSpread * abs(center))
        }
      precision = 1 / (spread * spread)
      switch feature?.direction {
      case .support: bounds = 0...100
      case .doubt: bounds = -100...0
      case .either, nil: bounds = -100...100
      }
      weight = min(max(center, bounds.lowerBound), bounds.upperBound)
      isUsed = values.contains { $0 != 0 }
    }

    /// Moves the weight by one Newton step and the scores with it; gives how far it moved.
    mutating func step(_ scores: inout [Double], _ outcomes: [Double]) -> Double {
      guard isUsed else { return 0 }
      var slope = -(weight - center) * precision
      var curvature = precision
      for row in scores.indices where values[row] != 0 {
        let p = 1 / (1 + exp(-scores[row]))
        slope += (outcomes[row] - p) * values[row]
        curvature += p * (1 - p) * values[row] * values[row]
      }
      // Far from the outcome a full step may overshoot.
      let change = min(2, max(-2, slope / curvature))
      let moved = min(max(weight + change, bounds.lowerBound), bounds.upperBound) - weight
      guard moved != 0 else { return 0 }
      weight += moved
      for row in scores.indices where values[row] != 0 { scores[row] += moved * values[row] }
      return abs(moved)
    }
  }
}
