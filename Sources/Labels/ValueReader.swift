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

  /// The text as a value of the type; `unit` is what money without a unit of its own is in.
  public static func reading(_ text: String, as type: ValueType, unit: MoneyUnit?) -> Reading {
    switch type {
    case .text, .code: return Reading(type)
    case .money: return money(text, unit: unit)
    case .number, .percent, .count:
      if saysNothing(text) { return Reading(type) }
      return number(text, as: type)
    case .date, .period: return time(text, as: type)
    }
  }

  /// The text as whatever it is: money, a percentage, a count with its unit, else text.
  public static func measure(_ text: String) -> Reading {
    guard let printed = PrintedNumber(text) else { return Reading(.text) }
    let rest = withoutBound(printed.rest)
    if rest.isEmpty { return Reading(.number, number: printed.number) }
    if rest == "%" { return Reading(.percent, number: printed.number, unit: "%") }
    if let found = MoneyUnit.leading(Substring(rest)), found.length == rest.count {
      return Reading(.money, number: printed.number.shifted(by: found.unit.power), unit: "元")
    }
    guard isUnit(rest) else { return Reading(.text) }
    return Reading(.count, number: printed.number, unit: rest)
  }

  private static func money(_ text: String, unit: MoneyUnit?) -> Reading {
    guard let printed = PrintedNumber(text) else { return Reading(.money, fits: saysNothing(text)) }
    var unit = unit
    var rest = Substring(printed.rest)
    if let found = MoneyUnit.leading(rest) {
      unit = found.unit
      rest = rest.dropFirst(found.length)
    }
    guard rest.isEmpty || rest == "整" else { return Reading(.money, fits: false) }
    // Without any unit the amount is a number of unknown size: it keeps its digits and has no unit.
    guard let unit else { return Reading(.money, number: printed.number) }
    return Reading(.money, number: printed.number.shifted(by: unit.power), unit: unit.base)
  }

  private static func number(_ text: String, as type: ValueType) -> Reading {
    guard let printed = PrintedNumber(text) else { return Reading(type, fits: false) }
    let rest = withoutBound(printed.rest)
    switch type {
    case .percent:
      guard rest.isEmpty || rest == "%" else { return Reading(type, fits: false) }
      return Reading(type, number: printed.number, unit: "%")
    case .count:
      guard rest.isEmpty || isUnit(rest) else { return Reading(type, fits: false) }
      return Reading(type, number: printed.number, unit: rest.isEmpty ? nil : rest)
    default:
      guard rest.isEmpty || rest == "%" else { return Reading(type, fits: false) }
      return Reading(type, number: printed.number, unit: rest.isEmpty ? nil : rest)
    }
  }

  /// A length of time has a number; points in time and ranges keep their text.
  private static func time(_ text: String, as type: ValueType) -> Reading {
    guard type == .period, let printed = PrintedNumber(text) else { return Reading(type) }
    for unit in ["年", "个月", "月", "天", "日"] where printed.rest == unit {
      // 2026年 is a point in time, not a length.
      let isYear = unit == "年" && printed.number > ExactNumber(digits: 200)
      return isYear ? Reading(type) : Reading(type, number: printed.number, unit: unit)
    }
    return Reading(type)
  }

  /// Whether the text stands for an empty cell.
  static func saysNothing(_ text: String) -> Bool {
    nothing.contains(LabelKey(LabelScalars(text).scalars.filter { !Folding.isBlank($0) }))
  }

  private static let nothing = Set(
    ["", "无", "/", "-", "--", "---", "—", "——", "不涉及", "暂无", "*", "\\"].map {
      LabelKey($0.unicodeScalars.map { Folding.folded($0.value) })
    })

  /// 以上, 以下, 以内 and 左右 after a number compare; they are no unit.
  private static func withoutBound(_ text: String) -> String {
    for word in ["及以上", "及以下", "以上", "以下", "以内", "左右", "之内"] where text.hasSuffix(word) {
      return String(text.dropLast(word.count))
    }
    return text
  }

  /// Whether the text can be a unit: a few characters without digits or sentence signs.
  private static func isUnit(_ text: String) -> Bool {
    text.unicodeScalars.count <= 6
      && text.unicodeScalars.allSatisfy {
        let scalar = Folding.folded($0.value)
        return scalar == 0x2f || scalar == 0x28 || scalar == 0x29
          || !(Folding.isDigit(scalar) || Folding.isPunctuation(scalar) || Folding.isBlank(scalar))
      }
  }
}
