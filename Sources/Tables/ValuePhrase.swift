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

  /// Whether a number can be a calendar year, which may head a column.
  static func isYear(_ text: String) -> Bool {
    guard text.utf8.count == 4, let number = Int(text) else { return false }
    return number >= 1900 && number <= 2100
  }

  private static let allowed = Set(".,%-+()（）¥￥ ，％－<>≤≥".unicodeScalars)
}
