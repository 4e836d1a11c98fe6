import PageModel

/// The amounts that the result's text states as the project's own are its money.
///
/// One amount is one of the operands; several are parts and add up to one. Money that the project is to bring in, such
/// as investments and sales, and prices of single things are not its own and are left out, as the profile's words tell.
enum MentionsRelation: StatementRelation {
  /// A single amount out of these bounds of the first operand is about something else.
  private static let least = ExactNumber(digits: 2, decimals: 1)
  private static let most = ExactNumber(digits: 5)
  /// Parts that come this near to the total are meant to add up to it.
  private static let nearly = (
    ExactNumber(digits: 9, decimals: 1), ExactNumber(digits: 11, decimals: 1)
  )

  static func findings(in scope: StatementScope) -> [(Record, FormFinding)] {
    scope.rows.flatMap { row -> [(Record, FormFinding)] in
      row.results.compactMap { text in finding(text, row, scope).map { (row.record, $0) } }
    }
  }

  private static func finding(
    _ text: Field, _ row: StatementScope.Row, _ scope: StatementScope
  ) -> FormFinding? {
    let amounts = row.operands.compactMap { $0 }.filter {
      $0.number.map { $0.digits != 0 } ?? false
    }
    guard let total = amounts.first, let sum = total.number?.magnitude else { return nil }
    let all = Wording(text.value).quantities(scope.words).filter { $0.kind.isMoney }
    guard !all.contains(where: { isAmount($0.number, among: amounts) }) else { return nil }
    let stated = all.filter { !$0.clause.contains(anyOf: scope.words[.foreignMoney]) }
    let added = stated.map(\.number).reduce(ExactNumber(digits: 0), +)
    guard !stated.isEmpty, !isAmount(added, among: amounts),
      isMeant(stated, sum: sum, added: added, scope.words)
    else { return nil }
    let listed = stated.map(\.printed).joined(separator: " + ")
    return FormFinding(
      code: scope.declaration.rule, suspects: [text, total],
      message:
        "\(text.label) states \(listed) (\(text.evidence.described)), against \(total.quoted)",
      expected: total.value)
  }

  private static func isAmount(_ number: ExactNumber, among amounts: [Field]) -> Bool {
    amounts.contains { $0.readings.contains(number) || $0.rounds(to: number) }
  }

  private static func isMeant(
    _ stated: [Quantity], sum: ExactNumber, added: ExactNumber, _ words: RuleWords
  ) -> Bool {
    if stated.count == 1 {
      let isOwn = words[.ownMoney].isEmpty || stated[0].clause.contains(anyOf: words[.ownMoney])
      return isOwn && added >= sum.times(least) && added <= sum.times(most)
    }
    return added >= sum.times(nearly.0) && added <= sum.times(nearly.1)
  }
}

extension Field {
  /// Whether the amount, rounded to its whole unit, is the number: 86 万元 for 86.40.
  fileprivate func rounds(to number: ExactNumber) -> Bool {
    guard let amount = Amount(self), amount.unitPower > 0 else { return false }
    let difference = (amount.value - number).magnitude
    let isWhole = number.shifted(by: -amount.unitPower).isWhole
    return isWhole
      && difference + difference <= ExactNumber(digits: 1).shifted(by: amount.unitPower)
  }
}
