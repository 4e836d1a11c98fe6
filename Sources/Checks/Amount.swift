import PageModel

/// A number with what its print tells: the unit it was printed in and the digit it was rounded to.
package struct Amount: Hashable, Sendable {
  /// In the base unit.
  package let value: ExactNumber
  /// The printed unit is 10 to this power of the base unit: 4 for 万元.
  package let unitPower: Int
  /// The last printed digit counts 10 to this power of base units: 2 for 0.01 万元.
  ///
  /// A zero tells nothing of its unit unless it is printed in the base unit; it has none.
  package let grain: Int?

  /// Reads the print of a field that has a number; nil where it has none.
  init?(_ field: Field) {
    guard let number = field.number else { return nil }
    self.init(value: number, printed: field.value ?? field.raw ?? "")
  }

  /// The number `value`, printed as `printed`, which may hold separators, a unit and operators.
  package init(value: ExactNumber, printed: String) {
    self.value = value
    let print = PrintedDigits(printed)
    guard value.digits != 0 else {
      (unitPower, grain) = (0, nil)
      return
    }
    let power = print.flatMap { Self.powerOfTen(from: $0.digits, to: value.digits.magnitude) }
    guard let print, let power else {
      (unitPower, grain) = (0, -value.decimals)
      return
    }
    unitPower = power + print.decimals - value.decimals
    grain = unitPower - print.decimals
  }

  /// A nought that nothing is known of: the place of a number yet to be found.
  static let zero = Amount(value: ExactNumber(digits: 0), printed: "")

  var isZero: Bool { value.digits == 0 }

  /// How many digits stand behind the point in print.
  var printedDecimals: Int { grain.map { max(0, unitPower - $0) } ?? 0 }

  /// Another value as it would be printed where this one stands: in its unit, with its decimals.
  package func printed(_ other: ExactNumber) -> String {
    var number = other.shifted(by: -unitPower)
    let wanted = printedDecimals
    while number.decimals > wanted, number.digits % 10 == 0 {
      number = ExactNumber(digits: number.digits / 10, decimals: number.decimals - 1)
    }
    while number.decimals < wanted {
      number = ExactNumber(digits: number.digits * 10, decimals: number.decimals + 1)
    }
    return number.description
  }

  /// The power that makes `b` of `a`, negative where zeros fell away; nil when digits differ.
  private static func powerOfTen(from a: UInt128, to b: UInt128) -> Int? {
    var (smaller, larger, power) = (min(a, b), max(a, b), 0)
    guard smaller > 0 else { return nil }
    while smaller < larger {
      (smaller, power) = (smaller * 10, power + 1)
    }
    return smaller == larger ? (a <= b ? power : -power) : nil
  }
}

/// The first number in a printed text, its separators removed.
private struct PrintedDigits {
  var digits: UInt128 = 0
  var decimals = 0

  init?(_ text: String) {
    var sawDigit = false
    var sawPoint = false
    for scalar in text.unicodeScalars {
      if let digit = Self.value(of: scalar) {
        guard digits < 1_000_000_000_000_000_000_000_000_000 else { return nil }
        digits = digits * 10 + UInt128(digit)
        decimals += sawPoint ? 1 : 0
        sawDigit = true
      } else if scalar == "." || scalar == "．" {
        guard !sawPoint else { break }
        sawPoint = sawDigit
      } else if sawDigit, scalar != ",", scalar != "，", scalar != " " {
        break
      }
    }
    guard sawDigit else { return nil }
  }

  private static func value(of scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "0"..."9": scalar.value - 0x30
    case "０"..."９": scalar.value - 0xFF10
    default: nil
    }
  }
}
