import PageModel

/// Percentages in the goal agree with the indicators of the same name (`target_disagrees`).
enum GoalPercent: FormRule {
  /// So many signs in common name one thing.
  private static let enough = 4
  private static let satisfaction = "满意度"

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.goals.flatMap { goal in
      Wording(goal.value).quantities.compactMap { quantity in
        guard quantity.kind == .percent else { return nil }
        let same = form.indicators.filter { isOfSameThing($0, quantity) }
        guard let other = same.first,
          !same.contains(where: { $0.measure?.number == quantity.number })
        else { return nil }
        return FormFinding(
          code: .targetDisagrees, suspects: [other.target],
          message: "The indicator \(other.naming.text), \(other.target.quoted), disagrees with "
            + "“\(quantity.clause.text)” in \(goal.label) (\(goal.evidence.described))",
          expected: quantity.printed)
      }
    }
  }

  private static func isOfSameThing(_ indicator: Indicator, _ quantity: Quantity) -> Bool {
    guard indicator.measure?.kind == .percent else { return false }
    let name = indicator.naming
    if indicator.kind == .satisfaction, quantity.before.hasSuffix(satisfaction) { return true }
    guard name.count >= enough, name.scalars.last == quantity.before.scalars.last else {
      return false
    }
    return quantity.before.commonRun(with: name) >= max(enough, name.count * 3 / 5)
  }
}
