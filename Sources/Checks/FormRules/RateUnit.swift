import PageModel

/// A target's unit fits what its indicator measures (`unit_suspect`).
///
/// A rate is a percentage, not an amount of money or a count of things; a number of things is a
/// count, not a percentage.
enum RateUnit: FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.indicators.compactMap { indicator in
      guard let target = indicator.measure else { return nil }
      let name = indicator.naming.withoutBrackets
      let isRate =
        (name.hasSuffix(anyOf: form.words[.rates])
          || name.hasSuffix(anyOf: form.words[.satisfaction]))
        && !name.hasSuffix(anyOf: form.words[.noRates])
      let isCount = name.hasSuffix(anyOf: form.words[.counts])
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
