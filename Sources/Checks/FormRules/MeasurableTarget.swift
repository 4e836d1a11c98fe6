import PageModel

/// A target names a value where its level asks for one (`target_not_measurable`).
///
/// An indicator that names something is not met by 无 or a stroke, and a quantity needs a number,
/// in figures or in words, or a word for all.
enum MeasurableTarget: FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.indicators.compactMap { indicator in
      let target = indicator.targeting
      guard !indicator.naming.isNothing(form.words), !target.isEmpty,
        (target.isNothing(form.words) && !indicator.naming.contains(anyOf: form.words[.evils]))
          || isValueless(target, indicator.kind, form.words)
      else { return nil }
      return FormFinding(
        code: .targetNotMeasurable, suspects: [indicator.target],
        message:
          "The target of \(indicator.name.quoted), \(indicator.target.quoted), names no value")
    }
  }

  /// Whether the level asks for a number and there is none.
  private static func isValueless(
    _ target: Wording, _ kind: IndicatorKind, _ words: RuleWords
  ) -> Bool {
    return kind == .quantity && !target.hasDigits()
      && !target.contains(anyOf: words[.spelledNumbers])
      && !target.contains(anyOf: words[.everything])
  }
}
