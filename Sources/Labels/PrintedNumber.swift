import PageModel

/// A number at the front of a text, with the sign and comparison before it and what comes behind.
struct PrintedNumber {
  let number: ExactNumber
  /// ≥, ≤, >, <, = as printed in signs or words; nil where there is none.
  let comparison: Comparison?
  /// The folded text behind the number, without blanks at its ends.
  let rest: String

  enum Comparison: Hashable {
    case atLeast
    case atMost
    case more
    case less
    case equal
    case about
  }

  /// Nil where the text does not begin with a well-formed number.
  init?(_ text: String, usesDecimalComma: Bool = false) {
    var scalars = text.unicodeScalars.map { Folding.folded($0) }[...]
    while let last = scalars.last, Folding.isBlank(last) { scalars.removeLast() }
    comparison = Self.takeComparison(from: &scalars)
    var isNegative = Self.takeSign(from: &scalars)
    let isBracketed = scalars.first == 0x28 && scalars.last == 0x29
    if isBracketed {
      scalars = scalars.dropFirst().dropLast()
      isNegative = true
    }
    Self.skip(Self.isCurrency, in: &scalars)
    if Self.takeSign(from: &scalars) { isNegative.toggle() }
    guard let digits = Self.takeDigits(from: &scalars, usesDecimalComma) else { return nil }
    number = isNegative ? -digits : digits
    Self.skip(Folding.isBlank, in: &scalars)
    rest = Self.string(scalars)
  }

  private static func isCurrency(_ scalar: UInt32) -> Bool {
    scalar == 0xa5 || scalar == 0xffe5 || scalar == 0x24 || Folding.isBlank(scalar)
  }

  private static func skip(_ member: (UInt32) -> Bool, in scalars: inout ArraySlice<UInt32>) {
    while let first = scalars.first, member(first) { scalars.removeFirst() }
  }

  /// Cuts off a minus or the triangle that accounts print for it; whether there was one.
  private static func takeSign(from scalars: inout ArraySlice<UInt32>) -> Bool {
    skip(Folding.isBlank, in: &scalars)
    switch scalars.first {
    case 0x2d, 0x25b3, 0x25b2, 0x2206:
      scalars.removeFirst()
      return true
    case 0x2b:
      scalars.removeFirst()
      return false
    default: return false
    }
  }

  /// The words and signs of each comparison, longer ones before those they begin with.
  private static let spellings: [(meaning: Comparison, texts: [String])] = [
    (
      .atLeast,
      [
        "大于等于", "大于或等于", "不少于", "不低于", "不小于", "至少", "达到", ">=", "≥", "at least", "no less than",
        "not less than",
        "minimum",
      ]
    ),
    (
      .atMost,
      [
        "小于等于", "小于或等于", "不超过", "不高于", "不大于", "不多于", "控制在", "<=", "≤", "at most", "no more than",
        "not more than",
        "up to", "maximum",
      ]
    ),
    (.more, ["大于", "高于", "超过", ">"]),
    (.less, ["小于", "低于", "少于", "<"]),
    (.equal, ["等于", "="]),
    (.about, ["约"]),
  ]

  private static let words: [(text: [UInt32], meaning: Comparison)] = spellings.flatMap {
    spelling in
    spelling.texts.map { (text: $0.unicodeScalars.map(\.value), meaning: spelling.meaning) }
  }

  private static func takeComparison(from scalars: inout ArraySlice<UInt32>) -> Comparison? {
    skip(Folding.isBlank, in: &scalars)
    guard let first = scalars.first, !Folding.isDigit(first) else { return nil }
    guard let word = words.first(where: { scalars.starts(with: $0.text) }) else { return nil }
    scalars.removeFirst(word.text.count)
    skip(Folding.isBlank, in: &scalars)
    return word.meaning
  }

  /// Cuts off digits with a point and thousands separators; nil where the groups are not of three.
  private static func takeDigits(
    from scalars: inout ArraySlice<UInt32>, _ usesDecimalComma: Bool
  ) -> ExactNumber? {
    let point: UInt32 = usesDecimalComma ? 0x2c : 0x2e
    let separator: UInt32 = usesDecimalComma ? 0x2e : 0x2c
    var digits: Int128 = 0
    var (decimals, group, groups, count) = (0, 0, 0, 0)
    var sawPoint = false
    var place = scalars.startIndex
    scan: while place < scalars.endIndex {
      let scalar = scalars[place]
      switch scalar {
      case 0x20 where usesDecimalComma && !sawPoint && isDigit(scalars, after: place):
        guard group == 3 || (groups == 0 && group > 0 && group < 3) else { return nil }
        groups += 1
        group = 0
      case 0x30...0x39:
        guard count < 27 else { return nil }
        digits = digits * 10 + Int128(scalar - 0x30)
        count += 1
        group += 1
        if sawPoint { decimals += 1 }
      case separator where !sawPoint && isDigit(scalars, after: place):
        guard group == 3 || (groups == 0 && group > 0 && group < 3) else { return nil }
        groups += 1
        group = 0
      case point where !sawPoint && isDigit(scalars, after: place):
        guard groups == 0 || group == 3 else { return nil }
        sawPoint = true
      default: break scan
      }
      place += 1
    }
    guard count > 0, sawPoint || groups == 0 || group == 3 else { return nil }
    scalars = scalars[place...]
    return ExactNumber(digits: digits, decimals: decimals)
  }

  private static func isDigit(_ scalars: ArraySlice<UInt32>, after place: Int) -> Bool {
    place + 1 < scalars.endIndex && Folding.isDigit(scalars[place + 1])
  }

  private static func string(_ scalars: ArraySlice<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.compactMap { Unicode.Scalar($0) })
    return String(text)
  }
}
