import PageModel

/// A target names a value where its level asks for one (`target_not_measurable`).
///
/// An indicator that names something is not met by 无 or a stroke, and a quantity needs a number,
/// in figures or in words, or a word for all.
enum MeasurableTarget: FormRule {
  private static let numbers = [
    "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "零", "半", "双",
  ]
  /// What is met when there is none of it.
  private static let evils = ["事故", "投诉", "违", "上访", "污染", "问题", "负面", "发生", "不良", "风险", "损失"]
  private static let all = ["全", "所有", "各", "不", "无", "每", "100"]

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.indicators.compactMap { indicator in
      let target = indicator.targeting
      guard !indicator.naming.isNothing, !target.isEmpty,
        (target.isNothing && !indicator.naming.contains(anyOf: evils))
          || isValueless(target, indicator.kind)
      else { return nil }
      return FormFinding(
        code: .targetNotMeasurable, suspects: [indicator.target],
        message:
          "The target of \(indicator.name.quoted), \(indicator.target.quoted), names no value")
    }
  }

  /// Whether the level asks for a number and there is none.
  private static func isValueless(_ target: Wording, _ kind: IndicatorKind) -> Bool {
    return kind == .quantity && !target.hasDigits() && !target.contains(anyOf: numbers)
      && !target.contains(anyOf: all)
  }
}
