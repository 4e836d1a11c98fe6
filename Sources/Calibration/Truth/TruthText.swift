import PageModel

/// Text reduced to what must agree between truth and output.
///
/// Nothing else is forgiven: blanks, width, look-alike dashes, quotes and signs of comparison.
enum TruthText {
  static func folded(_ text: String?) -> String {
    guard let text else { return "" }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar.cleaned, to: &folded) }
    return String(folded)
  }

  /// An indicator's level without its printed code and without 指标 at its end.
  static func level(_ text: String?) -> String {
    var rest = folded(text)[...]
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, rest.dropFirst(digits.count).first == "-" {
      rest = rest.dropFirst(digits.count + 1)
    }
    if rest.hasSuffix("指标") { rest = rest.dropLast(2) }
    return String(rest)
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String.UnicodeScalarView) {
    switch scalar.value {
    case _ where scalar.properties.isWhitespace: return
    case 0xFF0D, 0x2010...0x2015, 0x2212: text.append("-")
    case 0xFF02, 0x201C...0x201F, 0x301D, 0x301E: text.append("\"")
    case 0xFF07, 0x2018...0x201B: text.append("'")
    case 0xFF01...0xFF5E: text.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
    case 0xFE64: text.append("<")
    case 0xFE65: text.append(">")
    case 0x2265, 0x2267, 0x2A7E: text.append("≥")
    case 0x2264, 0x2266, 0x2A7D: text.append("≤")
    default:
      if let parts = compatible[scalar] {
        text.append(contentsOf: parts.unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
  }

  /// The compatibility characters that published tables hold, with what they stand for.
  private static let compatible: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      "℃": "°C", "㎡": "m2", "㎥": "m3", "㎞": "km", "㎝": "cm", "㎜": "mm", "㎏": "kg", "㎎": "mg",
      "…": "...", "‰": "‰", "№": "No", "½": "1⁄2", "¼": "1⁄4", "¾": "3⁄4", "²": "2", "³": "3",
      "￥": "¥", "￠": "¢", "￡": "£", "￣": "̄", "﹪": "%", "﹣": "-", "﹢": "+", "﹕": ":", "﹔": ";",
      "﹐": ",", "﹒": ".", "﹙": "(", "﹚": ")", "︰": ":",
    ]
    for number in 1...20 {
      if let circled = Unicode.Scalar(0x245F + UInt32(number)) { table[circled] = "\(number)" }
      if let bracketed = Unicode.Scalar(0x2473 + UInt32(number)) {
        table[bracketed] = "(\(number))"
      }
      if let dotted = Unicode.Scalar(0x2487 + UInt32(number)) { table[dotted] = "\(number)." }
    }
    for (place, roman) in [
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ]
    .enumerated() {
      if let numeral = Unicode.Scalar(0x2160 + UInt32(place)) { table[numeral] = roman }
    }
    return table
  }()
}
