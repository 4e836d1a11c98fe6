import PageModel

/// Turns a printed value into a number in its base unit, by the type its field declares.
public struct ValueReader: Sendable {
  /// What a printed text is as a value.
  public struct Reading: Hashable, Sendable {
    public var type: ValueType
    /// In the base unit; nil where the text has no number or is not of its type.
    public var number: ExactNumber?
    public var unit: String?
    /// Whether the text is of the declared type, or says that there is nothing.
    public var fits: Bool

    init(_ type: ValueType, number: ExactNumber? = nil, unit: String? = nil, fits: Bool = true) {
      self.type = type
      self.number = number
      self.unit = unit
      self.fits = fits
    }
  }

  let units: UnitTable
  private let usesDecimalComma: Bool

  /// A reader that knows 元 and its multiples, and the units declared.
  public init(units: [UnitDeclaration] = [], usesDecimalComma: Bool = false) {
    self.units = UnitTable(units)
    self.usesDecimalComma = usesDecimalComma
  }

  /// The text as a value of the type; `unit` is what money without a unit of its own is in.
  public func reading(_ text: String, as type: ValueType, unit: MoneyUnit? = nil) -> Reading {
    switch type {
    case .text: return Reading(type)
    case .code: return Reading(type, fits: CodePrint.isOneCode(text))
    case .money: return money(text, unit: unit)
    case .number, .percent, .count:
      return Self.saysNothing(text) ? Reading(type) : number(text, as: type)
    case .date, .period: return time(text, as: type)
    }
  }

  /// The text as whatever it is: money, a percentage, a count with its unit, else text.
  public func measure(_ text: String) -> Reading {
    guard let printed = printed(text) else { return Reading(.text) }
    let rest = Self.withoutBound(printed.rest)
    if rest.isEmpty { return Reading(.number, number: printed.number) }
    if rest == "%" { return Reading(.percent, number: printed.number, unit: "%") }
    if let (power, counted) = MoneyUnit.multiplier(rest), counted != "元" {
      let number = printed.number.shifted(by: power)
      if counted.isEmpty { return Reading(.number, number: number) }
      return Self.isUnit(counted) ? Reading(.count, number: number, unit: counted) : Reading(.text)
    }
    if let unit = units.unit(behind: rest) {
      return Reading(.money, number: printed.number.shifted(by: unit.power), unit: unit.base)
    }
    guard Self.isUnit(rest), !Self.isPointInTime(rest, of: printed.number) else {
      return Reading(.text)
    }
    return Reading(.count, number: printed.number, unit: rest)
  }

  private func printed(_ text: String) -> PrintedNumber? {
    PrintedNumber(text, usesDecimalComma: usesDecimalComma)
  }

  private func money(_ text: String, unit: MoneyUnit?) -> Reading {
    let currency = units.currency(before: text)
    guard let printed = printed(currency.map { String($0.rest) } ?? text) else {
      return Reading(.money, fits: Self.saysNothing(text))
    }
    var unit = currency?.unit ?? unit
    if !printed.rest.isEmpty, printed.rest != "整" {
      guard let found = units.unit(behind: printed.rest) else {
        return Reading(.money, fits: false)
      }
      unit = found
    }
    // Without any unit the amount is a number of unknown size: it keeps its digits and has no unit.
    guard let unit else { return Reading(.money, number: printed.number) }
    return Reading(.money, number: printed.number.shifted(by: unit.power), unit: unit.base)
  }

  private func number(_ text: String, as type: ValueType) -> Reading {
    guard let printed = printed(text) else { return Reading(type, fits: false) }
    let rest = Self.withoutBound(printed.rest)
    let fits: Bool
    switch type {
    case .count: fits = rest.isEmpty || Self.isUnit(rest)
    default: fits = rest.isEmpty || rest == "%"
    }
    guard fits else { return Reading(type, fits: false) }
    let unit = type == .percent ? "%" : rest.isEmpty ? nil : rest
    return Reading(type, number: printed.number, unit: unit)
  }

  /// A length of time has a number; points in time and ranges keep their text.
  private func time(_ text: String, as type: ValueType) -> Reading {
    guard type == .period, let printed = printed(text) else { return Reading(type) }
    for unit in ["年", "个月", "月", "天", "日"] where printed.rest == unit {
      // 2026年 is a point in time, not a length.
      let isYear = unit == "年" && printed.number > ExactNumber(digits: 200)
      return isYear ? Reading(type) : Reading(type, number: printed.number, unit: unit)
    }
    return Reading(type)
  }
}

extension ValueReader {
  /// Whether the text stands for an empty cell.
  static func saysNothing(_ text: String) -> Bool {
    nothing.contains(LabelKey(LabelScalars(text).scalars))
  }

  private static let nothing = Set(
    ["", "无", "/", "-", "--", "---", "—", "——", "不涉及", "暂无", "n/a", "\\"].map {
      LabelKey(LabelScalars($0).scalars)
    })

  /// 以上, 以下, 以内 and 左右 after a number compare; they are no unit.
  private static func withoutBound(_ text: String) -> String {
    for word in ["及以上", "及以下", "以上", "以下", "以内", "左右", "之内"] where text.hasSuffix(word) {
      return String(text.dropLast(word.count))
    }
    return text
  }

  /// Whether a number with this behind it is a date: 2024年底前, 9月底.
  private static func isPointInTime(_ rest: String, of number: ExactNumber) -> Bool {
    guard let first = rest.first, ["年", "月", "日"].contains(first) else { return false }
    let isYear = first == "年" && number > ExactNumber(digits: 200)
    return isYear || !(rest.count == 1 || rest.dropFirst().first == "/")
  }

  /// Whether the text can be a unit: a few characters without digits or sentence signs.
  private static func isUnit(_ text: String) -> Bool {
    text.unicodeScalars.count <= 6
      && text.unicodeScalars.allSatisfy {
        let scalar = Folding.folded($0)
        return scalar == 0x2f || scalar == 0x28 || scalar == 0x29
          || !(Folding.isDigit(scalar) || Folding.isPunctuation(scalar) || Folding.isBlank(scalar))
      }
  }
}
