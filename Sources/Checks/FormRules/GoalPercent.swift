import PageModel

/// Percentages in the goal agree with the indicators of the same name (`target_disagrees`).
enum GoalPercent: FormRule {
  /// So many signs in common name one thing.
  private static let enough = 4
  /// So many signs of a name's end stand right before its number.
  private static let ending = 2

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.goals.flatMap { goal in
      goal.stated.compactMap { quantity in
        guard quantity.kind == .percent else { return nil }
        let same = form.indicators.filter { isOfSameThing($0, quantity) }
        guard let other = same.first,
          !same.contains(where: { $0.measure?.number == quantity.number })
        else { return nil }
        return FormFinding(
          code: .targetDisagrees, suspects: [other.target],
          message: "The indicator \(other.naming.text), \(other.target.quoted), disagrees with "
            + "“\(quantity.clause.text)” in \(goal.field.label) (\(goal.field.evidence.described))",
          expected: quantity.printed)
      }
    }
  }

  private static func isOfSameThing(_ indicator: Indicator, _ quantity: Quantity) -> Bool {
    guard indicator.measure?.kind == .percent else { return false }
    let words = indicator.words
    if indicator.kind == .satisfaction, quantity.before.hasSuffix(anyOf: words[.satisfaction]) {
      return true
    }
    let name = indicator.naming.withoutSuffix(anyOf: words[.rates])
    let before = quantity.before.withoutSuffix(anyOf: words[.rates])
    guard name.count + 1 >= enough, before.hasSuffix(Wording(name.scalars.suffix(ending)).text)
    else { return false }
    return before.hasSuffix(name.text)
      || before.commonRun(with: name) >= max(enough, name.count * 3 / 5)
  }
}
