/// Tells printed values from labels.
enum ValuePhrase {
  /// Whether the text is a number, an amount, a percentage or a code.
  static func isValue(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      if scalar.isDigit {
        digits += 1
        continue
      }
      guard allowed.contains(scalar) else { return false }
    }
    return digits > 0
  }

  /// Whether a number can be a calendar year or a fiscal one (2025-26), which may head a column.
  static func isYear(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count == 4, let year = Int(parts[0]) else { return false }
    guard year >= 1900 && year <= 2100 else { return false }
    guard parts.count == 2, let next = Int(parts[1]) else { return parts.count == 1 }
    return next == year + 1 || (parts[1].utf8.count == 2 && next == (year + 1) % 100)
  }

  private static let allowed = Set(".,%-+()（）¥￥ ，％－<>≤≥".unicodeScalars)
}
