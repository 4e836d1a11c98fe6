/// What kind of value a text looks like, told without any vocabulary.
enum ValueShape {
  /// A printed amount: digits with separators, a sign, brackets or a per cent sign.
  static func isNumber(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      if scalar.isASCIIDigit {
        digits += 1
      } else if !marks.contains(scalar) {
        return false
      }
    }
    return digits > 0
  }

  private static let marks: Set<Unicode.Scalar> = [
    "-", "+", ",", ".", "%", "(", ")", "（", "）", "¥", "￥", "，", " ", "％", "−",
  ]

  /// A code of a budget line: digits alone, three or more.
  static func isCode(_ text: String) -> Bool {
    let bytes = text.utf8
    return bytes.count >= 3 && bytes.count <= 12 && bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// How much the text looks like a target: ≥95%, 3次, 2024年底前, 无, 持续提升.
  static func targetLikeness(_ text: String) -> Double {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first else { return 0 }
    let digits = scalars.count(where: \.isASCIIDigit)
    if comparisons.contains(first) { return 1 }
    if digits > 0 {
      let isShort = scalars.count <= 12
      if first.isASCIIDigit || scalars.last == "%" { return isShort ? 0.9 : 0.4 }
      return isShort ? 0.5 : 0.1
    }
    if text == "无" || text == "/" || text == "-" { return 0.4 }
    return scalars.count <= 6 ? 0.3 : scalars.count <= 12 ? 0.1 : -0.2
  }

  /// Whether it can be nothing but a value: a comparison, a percentage, a number with its unit.
  static func isPlainlyValue(_ text: String) -> Bool { targetLikeness(text) >= 0.85 }

  private static let comparisons: Set<Unicode.Scalar> = ["≥", "≤", "＞", "＜", ">", "<", "=", "＝"]
}
