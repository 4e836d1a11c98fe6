import PageModel

/// One thing has one target (`target_disagrees`).
///
/// Two indicators of the same name and unit have the same number, and a number in an indicator's
/// name, such as 接入率不低于80%, is that of its target.
enum RepeatedTarget: FormRule {
  /// A hundred per cent of what the name says is no other number.
  private static let whole = ExactNumber(digits: 100)

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.indicators.compactMap { indicator in
      ownName(indicator) ?? repeated(indicator, among: form.indicators)
    }
  }

  private static func ownName(_ indicator: Indicator) -> FormFinding? {
    guard let target = indicator.measure else { return nil }
    let named = indicator.named.filter { $0.kind == target.kind }
    guard named.count == 1, named[0].number != target.number,
      target.number != whole || target.kind != .percent
    else { return nil }
    return FormFinding(
      code: .targetDisagrees, suspects: [indicator.target],
      message: "The indicator's name \(indicator.name.quoted) has \(named[0].printed), its target "
        + indicator.target.quoted, expected: named[0].printed)
  }

  private static func repeated(
    _ indicator: Indicator, among indicators: [Indicator]
  ) -> FormFinding? {
    guard let target = indicator.measure, indicator.naming.count > 3 else { return nil }
    let earlier = indicators.first { other in
      other.place < indicator.place && other.naming == indicator.naming
        && other.measure?.kind == target.kind
    }
    guard let earlier, earlier.measure?.number != target.number else { return nil }
    return FormFinding(
      code: .targetDisagrees, suspects: [earlier.target, indicator.target],
      message: "\(indicator.naming.text) has the target \(earlier.target.quoted) and again "
        + indicator.target.quoted)
  }
}

extension Indicator {
  /// The one percentage, count or amount that its target is.
  var measure: Quantity? {
    guard stated.count == 1, stated[0].kind != .other else { return nil }
    return stated[0]
  }
}
