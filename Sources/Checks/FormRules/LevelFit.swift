import PageModel

/// An indicator stands under a level that fits it (`level_suspect`).
///
/// Suspect are a rate that has nothing to do with time or progress under 时效, satisfaction among
/// output or benefits, and a benefit that names the kind of another level and not its own.
enum LevelFit: FormRule {
  /// What makes a rate one of time or progress.
  private static let timely = [
    "及时", "按时", "按期", "准时", "如期", "时", "期", "效率", "进度", "完成", "到位", "拨付", "支付", "支出", "执行", "兑付",
    "发放", "开工", "竣工", "验收", "响应", "办结", "达标", "速", "计划",
  ]
  private static let own: [IndicatorKind: [String]] = [
    .economic: ["经济", "收入", "产值", "成本", "税"], .social: ["社会"],
    .ecological: ["生态", "环境", "环保", "绿色"], .lasting: ["持续", "长期", "长效"],
  ]
  private static let telling: [(kind: IndicatorKind, words: [String])] = [
    (.economic, ["经济效益"]), (.social, ["社会效益"]),
    (.ecological, ["生态效益", "生态环境", "碳排放", "污染物", "水土流失"]), (.lasting, ["可持续影响"]),
  ]

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.indicators.compactMap { indicator in
      guard let reason = misfit(indicator) else { return nil }
      let level = indicator.levels.last?.text ?? ""
      return FormFinding(
        code: .levelSuspect, suspects: [indicator.name],
        message: "\(indicator.name.quoted) is \(reason) and stands under \(level)")
    }
  }

  /// What the indicator is, where that does not fit its level.
  private static func misfit(_ indicator: Indicator) -> String? {
    let name = indicator.naming
    switch indicator.kind {
    case .timeliness:
      let isRate = indicator.measure?.kind == .percent && name.contains("率")
      return isRate && !name.contains(anyOf: timely) ? "a rate that is not one of time" : nil
    case .quantity, .quality, .cost:
      return name.hasSuffix("满意度") ? "one of satisfaction" : nil
    case .economic, .social, .ecological, .lasting:
      if name.hasSuffix("满意度") { return "one of satisfaction" }
      guard !name.contains(anyOf: own[indicator.kind] ?? []) else { return nil }
      let other = telling.first { $0.kind != indicator.kind && name.contains(anyOf: $0.words) }
      return other.flatMap { other in
        other.words.first(where: name.contains).map { "about \($0)" }
      }
    case .satisfaction, .other: return nil
    }
  }
}
