import PageModel

/// A label reduced to what carries its meaning, to compare by.
///
/// Folded in width and marks, without blanks, punctuation, numbering in front (1-, 一、, （一）),
/// 其中 and a unit in brackets behind.
struct LabelText: Hashable, Sendable {
  let key: String
  /// How many digits number it in front: 1 for "1-产出", 2 for "11-数量"; 0 without.
  let numberDigits: Int

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars {
      if let folded = scalar.foldedForMatching { scalars.append(folded) }
    }
    let digits = scalars.prefix { $0.isASCIIDigit }.count
    if digits > 0, digits < scalars.count - 1, Self.separators.contains(scalars[digits]) {
      numberDigits = digits
      scalars.removeFirst(digits + 1)
    } else {
      numberDigits = 0
    }
    Self.dropNumbering(&scalars)
    if scalars.starts(with: ["其", "中"]), scalars.count > 2 { scalars.removeFirst(2) }
    Self.dropBracketsBehind(&scalars)
    var key = String.UnicodeScalarView()
    for scalar in scalars where !scalar.isPunctuation { key.append(scalar) }
    self.key = String(key)
  }

  private static let separators: Set<Unicode.Scalar> = ["-", ".", "、"]
  private static let numerals = Set("一二三四五六七八九十".unicodeScalars)

  /// Cuts 一、 and （一） off the front.
  private static func dropNumbering(_ scalars: inout [Unicode.Scalar]) {
    let open = scalars.first == "("
    let start = open ? 1 : 0
    let length = scalars.dropFirst(start).prefix { numerals.contains($0) || $0.isASCIIDigit }.count
    guard length > 0, start + length < scalars.count - 1 else { return }
    let end = scalars[start + length]
    if open ? end == ")" : (end == "、" || end == ",") { scalars.removeFirst(start + length + 1) }
  }

  private static func dropBracketsBehind(_ scalars: inout [Unicode.Scalar]) {
    while let last = scalars.last, last == ":" { scalars.removeLast() }
    guard scalars.last == ")", let open = scalars.lastIndex(of: "("), open > 1 else { return }
    scalars.removeSubrange(open...)
  }
}

extension Unicode.Scalar {
  var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }

  /// Chinese characters and the marks of Chinese print, between which no blank belongs.
  var isChinese: Bool {
    switch value {
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
    case 0x2018...0x201D, 0x2026, 0x2264, 0x2265: true
    default: false
    }
  }

  fileprivate var isPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    case 0x2010...0x2027, 0x3001...0x303F, 0xB7: true
    default: false
    }
  }
}
