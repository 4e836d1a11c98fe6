import Glibc
import PageModel

/// From scores to probabilities that hold.
package enum CalibrationCurve {
  /// A score with what became of it.
  package struct Outcome {
    package var score: Double
    package var isRight: Bool

    package init(score: Double, isRight: Bool) {
      self.score = score
      self.isRight = isRight
    }
  }

  /// Fewer wrong fields than these say too little of the curve's shape.
  static let fewestWrong = 100
  /// Fewer fields than these are no step of the curve.
  private static let fewestInStep = 40

  /// The curve that fits the outcomes: isotonic where there are wrong fields enough, else logistic.
  package static func points(for outcomes: [Outcome]) -> [ConfidenceModel.Point] {
    let wrong = outcomes.count { !$0.isRight }
    return wrong >= fewestWrong ? isotonic(outcomes) : logistic(outcomes)
  }

  /// The logistic function, stretched and moved to fit, nowhere surer than the number of fields allows.
  ///
  /// Of n fields without a wrong one the next is expected to be wrong once in n + 2 (Laplace).
  package static func logistic(_ outcomes: [Outcome]) -> [ConfidenceModel.Point] {
    let scale = LogisticScale(outcomes)
    let most = 1 - 1 / Double(outcomes.count + 2)
    return stride(from: -8.0, through: 12, by: 0.25).map { score in
      ConfidenceModel.Point(
        score: score, probability: rounded(min(most, scale.probability(ofScore: score))))
    }
  }

  /// Pooled steps of the least squares that never fall, joined at their middles.
  package static func isotonic(_ outcomes: [Outcome]) -> [ConfidenceModel.Point] {
    var steps = pooled(outcomes)
    var place = 0
    while place < steps.count, steps.count > 1 {
      guard steps[place].count < Double(fewestInStep) else {
        place += 1
        continue
      }
      // A step of few goes to the neighbour that is nearer in its share of right ones.
      let below = place > 0 ? abs(steps[place - 1].share - steps[place].share) : .infinity
      let above =
        place + 1 < steps.count ? abs(steps[place + 1].share - steps[place].share) : .infinity
      let other = below <= above ? place - 1 : place + 1
      steps[min(place, other)].add(steps[max(place, other)])
      steps.remove(at: max(place, other))
      place = max(0, min(place, other))
    }
    return joined(steps)
  }

  /// The steps level in their middles and straight between them.
  private static func joined(_ steps: [Step]) -> [ConfidenceModel.Point] {
    var points: [ConfidenceModel.Point] = []
    for step in steps {
      for score in step.middle.map(rounded) {
        let probability = rounded(step.smoothed)
        if let last = points.last, score <= last.score { continue }
        points.append(
          ConfidenceModel.Point(
            score: score, probability: max(points.last?.probability ?? 0, probability)))
      }
    }
    return points
  }

  /// Neighbouring outcomes put together.
  private struct Step {
    var right: Double
    /// Rising.
    var scores: [Double]

    var count: Double { Double(scores.count) }
    var share: Double { right / count }
    /// The means of the lower and of the upper half of the scores.
    var middle: [Double] {
      let half = scores.count / 2
      return [scores[..<max(1, half)], scores[half...]].map { part in
        part.reduce(0, +) / Double(part.count)
      }
    }
    /// Half a right and half a wrong field more, so that no step is certain.
    var smoothed: Double { (right + 0.5) / (count + 1) }

    mutating func add(_ other: Step) {
      right += other.right
      scores += other.scores
    }
  }

  /// Adjacent violators pooled until no step falls below the one before.
  private static func pooled(_ outcomes: [Outcome]) -> [Step] {
    var steps: [Step] = []
    let sorted = outcomes.sorted { ($0.score, $0.isRight ? 1 : 0) < ($1.score, $1.isRight ? 1 : 0) }
    var place = 0
    while place < sorted.count {
      // Equal scores are one step whatever became of them.
      var step = Step(right: 0, scores: [])
      let score = sorted[place].score
      while place < sorted.count, sorted[place].score == score {
        step.add(Step(right: sorted[place].isRight ? 1 : 0, scores: [score]))
        place += 1
      }
      steps.append(step)
      while steps.count > 1, steps[steps.count - 2].share >= steps[steps.count - 1].share {
        let last = steps.removeLast()
        steps[steps.count - 1].add(last)
      }
    }
    return steps
  }

  private static func rounded(_ number: Double) -> Double {
    (number * 1_000_000).rounded() / 1_000_000
  }
}
