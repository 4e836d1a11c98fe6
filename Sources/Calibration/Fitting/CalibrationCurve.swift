import Glibc
import PageModel

/// From scores to probabilities.
package enum CalibrationCurve {
  /// What negative scores count.
  ///
  /// What speaks against a field mostly comes of one cause, as a noisy page has weak characters, rivals and looks
  /// that differ, and the sum counts it several times. Of 711 fields of documents held out with scores from −4 to 0,
  /// 23 % were expected to be right and 35 % were; of 431 with lower ones 0.3 % and 4 %. Shares from 0.4 to 0.6 serve alike.
  private static let doubtShare = 0.5

  /// The logistic function, less sure of what is wrong and nowhere surer than the number of fields allows.
  ///
  /// The fit makes it hold: curves bent to fit the scores of held-out documents were tried, and told less of
  /// documents that were not among them. Of n fields without a wrong one the next is expected to be wrong
  /// once in n + 2 (Laplace).
  package static func points(fieldCount: Int) -> [ConfidenceModel.Point] {
    let most = 1 - 1 / Double(fieldCount + 2)
    return stride(from: -12.0, through: 12, by: 0.25).map { score in
      let odds = score < 0 ? score * doubtShare : score
      return ConfidenceModel.Point(
        score: score, probability: rounded(min(most, 1 / (1 + exp(-odds)))))
    }
  }

  private static func rounded(_ number: Double) -> Double {
    (number * 1_000_000).rounded() / 1_000_000
  }
}
