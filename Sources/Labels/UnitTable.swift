import PageModel

/// The units of money that one profile knows, by their folded names: 元 and its multiples, and its own.
struct UnitTable: Sendable {
  private var declared: [LabelKey: MoneyUnit] = [:]

  init(_ units: [UnitDeclaration] = []) {
    for unit in units {
      for name in unit.names {
        declared[Self.key(LabelScalars(name).scalars)] = MoneyUnit(
          name: name, power: unit.power, base: unit.base)
      }
    }
  }

  /// The unit that the whole text names; 单位：万元 names 万元.
  func unit(named text: String) -> MoneyUnit? { unit(named: LabelScalars(text).scalars) }

  /// The unit a label names: in brackets at its end, behind a colon, or as the whole of it.
  func unit(announcedBy label: FoldedCell, text: String) -> MoneyUnit? {
    if let bracketed = label.bracketed, let unit = unit(named: bracketed) { return unit }
    if let rest = label.head?.rest, let unit = unit(named: rest) { return unit }
    return unit(named: text)
  }

  func unit(named scalars: [UInt32]) -> MoneyUnit? {
    declared[Self.key(scalars)] ?? MoneyUnit(folded: scalars)
  }

  /// The unit behind a number, which must be all that stands there.
  func unit(behind rest: String) -> MoneyUnit? {
    if let found = MoneyUnit.leading(Substring(rest)), found.length == rest.count {
      return found.unit
    }
    return declared.isEmpty ? nil : declared[Self.key(LabelScalars(rest).scalars)]
  }

  /// The currency in front of a number, longest name first, and what comes behind it.
  func currency(before text: String) -> (unit: MoneyUnit, rest: Substring)? {
    guard !declared.isEmpty else { return nil }
    let head = text.prefix { !$0.isNumber && $0 != "-" && $0 != "(" }
    guard let unit = declared[Self.key(LabelScalars(head).scalars)] else { return nil }
    return (unit, text[head.endIndex...])
  }

  private static func key(_ scalars: [UInt32]) -> LabelKey {
    LabelKey(scalars.filter { $0 != 0x3a && $0 != 0x2e && $0 != 0x28 && $0 != 0x29 })
  }
}
