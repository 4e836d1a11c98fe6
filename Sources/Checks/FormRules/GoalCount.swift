import PageModel

/// Counts in the goal agree with the indicators that count the same thing (`count_disagrees`).
///
/// "新增70处监控点位" cannot stand beside the indicator 新建监控点位 ≥50. The same thing is what shares
/// its name and its unit; a goal that states the indicator's number anywhere beside that name agrees.
enum GoalCount: FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.goals.flatMap { goal -> [FormFinding] in
      let stated = Wording(goal.value).quantities
      return form.indicators.compactMap { indicator in
        guard let count = indicator.count else { return nil }
        let same = stated.filter { count.isOfSameThing(as: $0) }
        guard let other = same.first, !same.contains(where: { $0.number == count.number }),
          same.map(\.number).reduce(ExactNumber(digits: 0), +) != count.number,
          !isMade(other, of: form.indicators)
        else { return nil }
        return FormFinding(
          code: .countDisagrees, suspects: [indicator.target],
          message: "The indicator \(indicator.naming.text), \(indicator.target.quoted), disagrees "
            + "with “\(other.clause.text)” in \(goal.label) (\(goal.evidence.described))")
      }
    }
  }

  /// Whether one of the indicators of the same thing, or all of them together, have the number.
  private static func isMade(_ quantity: Quantity, of indicators: [Indicator]) -> Bool {
    let numbers = indicators.compactMap(\.count).filter { $0.isOfSameThing(as: quantity) }
      .map(\.number)
    return numbers.contains(quantity.number)
      || numbers.reduce(ExactNumber(digits: 0), +) == quantity.number
  }
}

/// What an indicator counts and how many.
struct IndicatorCount {
  var number: ExactNumber
  /// Nil where the target is printed without.
  var unit: String?
  /// The indicator's name without verbs before and words of counting behind.
  var thing: Wording

  /// So many signs in common name one thing.
  private static let enough = 4

  /// Whether the quantity in a text counts the same thing in the same unit.
  func isOfSameThing(as quantity: Quantity) -> Bool {
    guard case .count(let unit) = quantity.kind, self.unit == nil || self.unit == unit,
      !quantity.clause.contains("每")
    else { return false }
    let needed = max(min(Self.enough, thing.count), thing.count * 3 / 5)
    guard needed > 2 else { return false }
    return max(quantity.before.commonRun(with: thing), quantity.after.commonRun(with: thing))
      >= needed
  }
}

extension Indicator {
  private static let verbs = [
    "新增", "新建", "完成", "开展", "组织", "举办", "建设", "建成", "支持", "接入", "聘请", "购置", "采购", "实施",
  ]
  private static let countings = ["数量", "次数", "个数", "人数", "家数", "总数", "户数", "数"]

  /// What it counts, where its target is one count for the whole year.
  var count: IndicatorCount? {
    let stated = targeting.quantities
    guard kind != .cost, stated.count == 1, !targeting.contains(anyOf: ["/", "每"]),
      !naming.contains("每"), !naming.hasDigits()
    else { return nil }
    switch stated[0].kind {
    case .count(let unit):
      return IndicatorCount(number: stated[0].number, unit: unit, thing: thing)
    case .other where stated[0].before.isEmpty && stated[0].after.isEmpty:
      return IndicatorCount(number: stated[0].number, unit: nil, thing: thing)
    case .other, .money, .percent: return nil
    }
  }

  /// Its name without verbs before and words of counting behind.
  var thing: Wording {
    var words = naming.withoutBrackets
    if let counting = Self.countings.first(where: words.hasSuffix) {
      words.scalars.removeLast(counting.unicodeScalars.count)
    }
    if let verb = Self.verbs.first(where: { words.place(of: $0) == 0 }) {
      words.scalars.removeFirst(verb.unicodeScalars.count)
    }
    return words
  }
}
