/// A unit money is printed in, as a power of ten of the base unit.
public struct MoneyUnit: Hashable, Sendable {
  /// As printed, without blanks: 万元.
  public let name: String
  /// 4 for 万元.
  public let power: Int
  /// The base unit: 元, USD.
  public let base: String

  private static let powers: [(name: String, power: Int)] = [
    ("万亿", 12), ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4), ("千", 3), ("百", 2),
  ]

  /// The unit that the whole text names, 单位：万元 among them; nil for all else.
  public init?(_ text: String) { self.init(folded: LabelScalars(text).scalars) }

  init?(folded scalars: [UInt32]) {
    var scalars = scalars.filter { !Folding.isPunctuation($0) }
    for word in Self.announcements where scalars.count > word.count && scalars.starts(with: word) {
      scalars.removeFirst(word.count)
    }
    var text = ""
    for scalar in scalars.compactMap(Unicode.Scalar.init) { text.unicodeScalars.append(scalar) }
    if text.hasPrefix("人民币") { text.removeFirst(3) }
    guard text.hasSuffix("元") else { return nil }
    let stem = text.dropLast()
    if stem.isEmpty {
      self.init(name: text, power: 0, base: "元")
    } else if let found = Self.powers.first(where: { $0.name == stem }) {
      self.init(name: text, power: found.power, base: "元")
    } else {
      return nil
    }
  }

  init(name: String, power: Int, base: String) {
    self.name = name
    self.power = power
    self.base = base
  }

  /// 金额单位, 计量单位, 单位, in the order they are cut off.
  private static let announcements = ["金额", "货币", "计量", "单位", "为"].map {
    LabelScalars($0).scalars
  }

  /// The unit at the front of what follows a number, with the scalars it takes: 万元, 亿, 千元.
  static func leading(_ text: Substring) -> (unit: MoneyUnit, length: Int)? {
    for (name, power) in powers where text.hasPrefix(name) {
      let rest = text.dropFirst(name.count)
      let isMoney = rest.first == "元"
      return (
        MoneyUnit(name: name + "元", power: power, base: "元"), name.count + (isMoney ? 1 : 0)
      )
    }
    return text.first == "元" ? (MoneyUnit(name: "元", power: 0, base: "元"), 1) : nil
  }

  /// Whether a unit of money may begin with the scalar: 元, 万, 亿, 千, 百, 十.
  static func begins(with scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5143, 0x4e07, 0x4ebf, 0x5343, 0x767e, 0x5341: true
    default: false
    }
  }

  /// The power of 万 or 亿 in front of what is counted: 4 and 次 for 万次.
  static func multiplier(_ text: String) -> (power: Int, counted: String)? {
    for (name, power) in powers where power >= 4 && text.hasPrefix(name) {
      return (power, String(text.dropFirst(name.count)))
    }
    return nil
  }
}
