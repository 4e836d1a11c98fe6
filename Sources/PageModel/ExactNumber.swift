/// A decimal number kept exactly as printed: `digits` × 10^-`decimals`.
///
/// "200.00" and "200" are equal in value but keep their printed decimals, from which checks take
/// their tolerance.
public struct ExactNumber: Sendable {
  public var digits: Int128
  /// How many digits stand behind the decimal point; never negative.
  public var decimals: Int

  public init(digits: Int128, decimals: Int = 0) {
    self.digits = digits
    self.decimals = decimals
  }

  /// Reads plain ASCII digits with an optional sign and point, such as "-1234.50"; nil for all else.
  public init?(_ text: some StringProtocol) {
    var digits: Int128 = 0
    var decimals = 0
    var sawPoint = false
    var sawDigit = false
    var isNegative = false
    for (offset, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where offset == 0: isNegative = true
      case UInt8(ascii: "+") where offset == 0: break
      case UInt8(ascii: ".") where !sawPoint: sawPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 1_000_000_000_000_000_000_000_000_000 else { return nil }
        digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
        if sawPoint { decimals += 1 }
        sawDigit = true
      default: return nil
      }
    }
    guard sawDigit else { return nil }
    self.init(digits: isNegative ? -digits : digits, decimals: decimals)
  }

  /// The number times ten to the power; decimals that are not needed fall away.
  public func shifted(by power: Int) -> ExactNumber {
    if power >= 0 {
      let absorbed = Swift.min(power, decimals)
      return ExactNumber(
        digits: scaled(to: decimals + power - absorbed), decimals: decimals - absorbed)
    }
    return ExactNumber(digits: digits, decimals: decimals - power)
  }

  public static prefix func - (a: ExactNumber) -> ExactNumber {
    ExactNumber(digits: -bounded(a.digits), decimals: a.decimals)
  }

  public static func + (a: ExactNumber, b: ExactNumber) -> ExactNumber {
    let decimals = Swift.max(a.decimals, b.decimals)
    return ExactNumber(
      digits: Self.bounded(a.scaled(to: decimals)) + Self.bounded(b.scaled(to: decimals)),
      decimals: decimals)
  }

  public static func - (a: ExactNumber, b: ExactNumber) -> ExactNumber { a + -b }

  public var magnitude: ExactNumber {
    digits < 0 ? -self : self
  }

  /// The nearest floating-point number, for ratios and display only.
  public var doubleValue: Double { Double(digits) / Double(Self.powerOfTen(decimals)) }

  /// What cannot be held is as large as can be: absurd numbers of a hostile document stay absurd.
  private func scaled(to wanted: Int) -> Int128 {
    let (scaled, isTooLarge) = digits.multipliedReportingOverflow(
      by: Self.powerOfTen(wanted - decimals))
    return isTooLarge ? (digits < 0 ? -Self.largest : Self.largest) : scaled
  }

  /// Two of them can be added.
  private static let largest = Int128.max / 2

  private static func bounded(_ digits: Int128) -> Int128 {
    Swift.min(Swift.max(digits, -largest), largest)
  }

  private static func powerOfTen(_ power: Int) -> Int128 {
    (0..<Swift.min(power, 30)).reduce(1) { product, _ in product * 10 }
  }
}

extension ExactNumber: Hashable, Comparable {
  public static func == (a: ExactNumber, b: ExactNumber) -> Bool { (a - b).digits == 0 }
  public static func < (a: ExactNumber, b: ExactNumber) -> Bool { (a - b).digits < 0 }

  public func hash(into hasher: inout Hasher) {
    var (digits, decimals) = (self.digits, self.decimals)
    while decimals > 0, digits % 10 == 0 { (digits, decimals) = (digits / 10, decimals - 1) }
    hasher.combine(digits)
    hasher.combine(decimals)
  }
}

extension ExactNumber: CustomStringConvertible {
  /// Plain decimal digits with a point, as many decimals as are kept: "-1234.50".
  public var description: String {
    let sign = digits < 0 ? "-" : ""
    var text = String(digits.magnitude)
    guard decimals > 0 else { return sign + text }
    if text.utf8.count <= decimals {
      text = String(repeating: "0", count: decimals + 1 - text.utf8.count) + text
    }
    let point = text.index(text.endIndex, offsetBy: -decimals)
    return sign + text[..<point] + "." + text[point...]
  }
}
