import PageModel

extension OverlayColor {
  static let word = OverlayColor(red: 128, green: 128, blue: 128, alpha: 0.6)
  static let ruling = OverlayColor(red: 30, green: 90, blue: 220, alpha: 0.5)
  static let block = OverlayColor(red: 0, green: 140, blue: 140, alpha: 0.8)
  static let table = OverlayColor(red: 110, green: 40, blue: 170, alpha: 0.9)
  static let cell = OverlayColor(red: 110, green: 40, blue: 170, alpha: 0.6)
  static let repaired = OverlayColor(red: 230, green: 110, blue: 0, alpha: 0.9)
  static let alarm = OverlayColor(red: 200, green: 0, blue: 0, alpha: 1)

  /// Red for review, from amber to green with the confidence for the rest, blue once a person decided.
  static func status(of judgement: Judgement?) -> OverlayColor {
    switch judgement?.status {
    case .none, .needsReview: OverlayColor(red: 220, green: 30, blue: 30, alpha: 0.9)
    case .confirmed, .corrected, .rejected: OverlayColor(red: 20, green: 80, blue: 220, alpha: 0.9)
    case .accepted: accepted(judgement?.confidence ?? 0)
    }
  }

  func withAlpha(_ alpha: Double) -> OverlayColor {
    OverlayColor(red: color.red, green: color.green, blue: color.blue, alpha: alpha)
  }

  /// Amber at 0.9 and below, green at 1.
  private static func accepted(_ confidence: Double) -> OverlayColor {
    let surety = max(0, min(1, (confidence - 0.9) * 10))
    return OverlayColor(
      red: UInt8(220 - 200 * surety), green: UInt8(150 + 10 * surety), blue: 40, alpha: 0.9)
  }
}
