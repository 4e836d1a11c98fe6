import PageModel

/// A target that is a number has a unit (`unit_missing`).
///
/// Left alone are nought, years, names that give the unit in brackets, and documents whose targets
/// mostly have none: there the unit stands elsewhere.
enum TargetUnit: FormRule {
  private static let signs: Set<Unicode.Scalar> = [
    "≥", "≤", ">", "<", "=", "＞", "＜", ".", ",", "≧", "≦",
  ]
  private static let bounds = ["以上", "以下", "以内", "及", "不少于", "不低于", "不超过", "至少", "大于", "小于", "等于"]
  private static let years = ExactNumber(digits: 1990)...ExactNumber(digits: 2099)

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    guard document.bareTargets * 2 < document.numericTargets else { return [] }
    return form.indicators.compactMap { indicator in
      guard isBare(indicator) else { return nil }
      return FormFinding(
        code: .unitMissing, suspects: [indicator.target],
        message: "The target of \(indicator.name.quoted), \(indicator.target.quoted), is printed "
          + "without a unit")
    }
  }

  /// Whether the target is a number and nothing else, and the name does not give the unit.
  static func isBare(_ indicator: Indicator) -> Bool {
    var words = indicator.targeting
    for bound in bounds {
      if let place = words.place(of: bound) {
        words.scalars.removeSubrange(place..<place + bound.unicodeScalars.count)
      }
    }
    guard words.hasDigits(),
      words.scalars.allSatisfy({ Wording.isDigit($0) || signs.contains($0) }),
      let number = words.quantities.first?.number, number.digits != 0, !years.contains(number)
    else { return false }
    return indicator.naming.scalars.last != ")"
  }
}
