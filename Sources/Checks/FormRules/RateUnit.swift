import PageModel

/// A target's unit fits what its indicator measures (`unit_suspect`).
///
/// A rate is a percentage, not an amount of money or a count of things; a number of things is a
/// count, not a percentage.
enum RateUnit: FormRule {
  private static let rates = ["率", "满意度"]
  /// Words that end like rates and are none.
  private static let noRates = ["频率", "效率", "功率", "速率", "分辨率", "汇率", "倍率"]
  private static let counts = ["数量", "次数", "人数", "个数", "户数", "家数", "台数", "件数"]

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.indicators.compactMap { indicator in
      guard let target = indicator.measure else { return nil }
      let name = indicator.naming.withoutBrackets
      let isRate =
        rates.contains(where: name.hasSuffix) && !noRates.contains(where: name.hasSuffix)
      let isCount = counts.contains(where: name.hasSuffix)
      guard isRate && target.kind != .percent || isCount && target.kind == .percent else {
        return nil
      }
      let fitting = isRate ? "a rate" : "a number of things"
      return FormFinding(
        code: .unitSuspect, suspects: [indicator.target],
        message: "\(indicator.name.quoted) is \(fitting), which \(indicator.target.quoted) is not")
    }
  }
}
