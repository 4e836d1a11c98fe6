import PageModel

/// Amounts that the goal says the project spends agree with the form's money (`amount_disagrees`).
///
/// One amount is the total; several are its parts and add up to it. Money that the project is to
/// bring in, such as investments and sales, is not its own and is left out.
enum GoalAmount: FormRule {
  private static let own = ["资金", "经费", "预算", "安排", "拨付", "投入", "使用", "申请"]
  private static let foreign = [
    "带动", "撬动", "拉动", "争取", "引进", "引资", "投资", "产值", "贷款", "融资", "税", "销售", "收入", "营业",
    "每", "人均", "标准", "/", "社会资", "节约", "增加", "以上", "不少于", "超过", "结转", "上年",
  ]
  private static let least = ExactNumber(digits: 2, decimals: 1)
  private static let most = ExactNumber(digits: 5)
  /// Parts that come this near to the total are meant to add up to it.
  private static let nearly = (
    ExactNumber(digits: 9, decimals: 1), ExactNumber(digits: 11, decimals: 1)
  )

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    guard let total = form.totals.first, let sum = total.number?.magnitude else { return [] }
    return form.goals.compactMap { goal in
      let stated = Wording(goal.value).quantities.filter { $0.kind == .money }
      let values = stated.map(\.number)
      let added = values.reduce(ExactNumber(digits: 0), +)
      guard !stated.isEmpty,
        !form.amounts.contains(where: { amount in
          amount.readings.contains { reading in reading == added || values.contains(reading) }
        }), isMeant(stated, sum: sum, added: added)
      else { return nil }
      let listed = stated.map(\.printed).joined(separator: " + ")
      return FormFinding(
        code: .amountDisagrees, suspects: [goal, total],
        message:
          "\(goal.label) states \(listed) (\(goal.evidence.described)), against \(total.quoted)",
        expected: total.value)
    }
  }

  private static func isMeant(
    _ stated: [Quantity], sum: ExactNumber, added: ExactNumber
  ) -> Bool {
    if stated.contains(where: { $0.clause.contains(anyOf: foreign) }) { return false }
    if stated.count == 1 {
      return stated[0].clause.contains(anyOf: own) && added >= sum.times(least)
        && added <= sum.times(most)
    }
    return added >= sum.times(nearly.0) && added <= sum.times(nearly.1)
  }
}
