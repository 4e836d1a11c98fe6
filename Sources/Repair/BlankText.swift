/// Takes out the blanks that extraction leaves in Chinese text, and sets look-alikes right.
enum BlankText {
  static func cleaned(_ text: String) -> String {
    let scalars = text.unicodeScalars.map(plain)
    var result = String.UnicodeScalarView()
    let isDecimal =
      scalars.count { $0 == "." } == 1
      && scalars.allSatisfy { $0.isASCIIDigit || $0 == "." || $0.properties.isWhitespace }
    var index = 0
    while index < scalars.count {
      guard scalars[index].properties.isWhitespace else {
        result.append(scalars[index])
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, scalars[end].properties.isWhitespace { end += 1 }
      if let before = result.last, end < scalars.count,
        isKept(before, scalars[end], isDecimal: isDecimal)
      {
        result.append(" ")
      }
      index = end
    }
    return String(result)
  }

  /// Whether a blank between the two is meant: between words and numbers, not around Chinese.
  private static func isKept(
    _ before: Unicode.Scalar, _ after: Unicode.Scalar, isDecimal: Bool
  ) -> Bool {
    if before.isChinese || after.isChinese { return false }
    // 12 .50 and 12. 50 are one number.
    if before == "." && isDecimal && after.isASCIIDigit { return false }
    if after == "." && isDecimal && before.isASCIIDigit { return false }
    if signs.contains(before) || after == "%" || after == "‰" { return false }
    return true
  }

  private static let signs: Set<Unicode.Scalar> = ["≥", "≤", "＞", "＜", ">", "<", "=", "±"]

  /// Full-width letters and digits as half-width ones, and one sign for each comparison.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF05, 0xFF0B, 0xFF0E:
      Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x2267, 0x2A7E: "≥"
    case 0x2266, 0x2A7D: "≤"
    case 0x2212: "-"
    case 0xFE64: "<"
    case 0xFE65: ">"
    case 0x200B, 0xFEFF: " "
    default: scalar
    }
  }
}
