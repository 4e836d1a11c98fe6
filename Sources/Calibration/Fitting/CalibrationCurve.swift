import Glibc
import PageModel

/// From scores to probabilities.
package enum CalibrationCurve {
  /// The logistic function, nowhere surer than the number of fields allows.
  ///
  /// The fit makes it hold: curves bent to fit the scores of held-out documents were tried, and told less of
  /// documents that were not among them. Of n fields without a wrong one the next is expected to be wrong
  /// once in n + 2 (Laplace).
  package static func points(fieldCount: Int) -> [ConfidenceModel.Point] {
    let most = 1 - 1 / Double(fieldCount + 2)
    return stride(from: -8.0, through: 12, by: 0.25).map { score in
      ConfidenceModel.Point(
        score: score, probability: rounded(min(most, 1 / (1 + exp(-score)))))
    }
  }

  private static func rounded(_ number: Double) -> Double {
    (number * 1_000_000).rounded() / 1_000_000
  }
}
