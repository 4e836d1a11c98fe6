import PageModel

/// An indicator stands under a level that fits it (`level_suspect`).
///
/// Suspect are a rate that has nothing to do with time or progress under 时效, satisfaction among
/// output or benefits, and a benefit that names the kind of another level and not its own.
enum LevelFit: FormRule {
  /// Words that fit a benefit of the kind, and words that only such a benefit has.
  private static let benefits: [(kind: IndicatorKind, fit: RuleWords.List, sign: RuleWords.List)] =
    [
      (.economic, .economicFit, .economicSign), (.social, .socialFit, .socialSign),
      (.ecological, .ecologicalFit, .ecologicalSign), (.lasting, .lastingFit, .lastingSign),
    ]

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.indicators.compactMap { indicator in
      guard let reason = misfit(indicator, form.words) else { return nil }
      let level = indicator.levels.last?.text ?? ""
      return FormFinding(
        code: .levelSuspect, suspects: [indicator.name],
        message: "\(indicator.name.quoted) is \(reason) and stands under \(level)")
    }
  }

  /// What the indicator is, where that does not fit its level.
  private static func misfit(_ indicator: Indicator, _ words: RuleWords) -> String? {
    let name = indicator.naming
    switch indicator.kind {
    case .timeliness:
      let isRate = indicator.measure?.kind == .percent && name.contains(anyOf: words[.rates])
      return isRate && !name.contains(anyOf: words[.timely])
        ? "a rate that is not one of time" : nil
    case .quantity, .quality, .cost:
      return name.hasSuffix(anyOf: words[.satisfaction]) ? "one of satisfaction" : nil
    case .economic, .social, .ecological, .lasting:
      if name.hasSuffix(anyOf: words[.satisfaction]) { return "one of satisfaction" }
      let own = benefits.first { $0.kind == indicator.kind }
      guard !name.contains(anyOf: own.map { words[$0.fit] } ?? []) else { return nil }
      let signs = benefits.filter { $0.kind != indicator.kind }.flatMap { words[$0.sign] }
      return signs.first(where: name.contains).map { "about \($0)" }
    case .satisfaction, .other: return nil
    }
  }
}
