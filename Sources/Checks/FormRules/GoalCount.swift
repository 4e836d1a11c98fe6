import PageModel

/// Counts in the goal agree with the indicators that count the same thing (`count_disagrees`).
///
/// "新增70处监控点位" cannot stand beside the indicator 新建监控点位 ≥50. The same thing is what shares
/// its name and its unit; a goal that states the indicator's number anywhere beside that name agrees.
enum GoalCount: FormRule {
  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    form.goals.flatMap { goal -> [FormFinding] in
      form.indicators.compactMap { indicator in
        guard let count = indicator.count else { return nil }
        let isOnly = isOnlyOne(count, among: goal.stated, form.indicators)
        let same = goal.stated.filter { count.isOfSameThing(as: $0, isOnly: isOnly) }
        guard let other = same.first, !same.contains(where: { $0.number == count.number }),
          same.map(\.number).reduce(ExactNumber(digits: 0), +) != count.number,
          together(goal.stated, with: other) != count.number, !isMade(other, of: form.indicators)
        else { return nil }
        return FormFinding(
          code: .countDisagrees, suspects: [indicator.target],
          message: "The indicator \(indicator.naming.text), \(indicator.target.quoted), disagrees "
            + "with “\(other.clause.text)” in \(goal.field.label) "
            + "(\(goal.field.evidence.described))")
      }
    }
  }

  /// The sum of the counts listed in one clause in one unit: kinds of the thing, perhaps.
  private static func together(_ stated: [Quantity], with quantity: Quantity) -> ExactNumber {
    stated.filter { $0.kind == quantity.kind && $0.clause.text == quantity.clause.text }
      .map(\.number).reduce(ExactNumber(digits: 0), +)
  }

  /// Whether one of the indicators of the same thing, or all of them together, have the number.
  private static func isMade(_ quantity: Quantity, of indicators: [Indicator]) -> Bool {
    let numbers = indicators.compactMap(\.count)
      .filter { $0.isOfSameThing(as: quantity, isOnly: false) }.map(\.number)
    return numbers.contains(quantity.number)
      || numbers.reduce(ExactNumber(digits: 0), +) == quantity.number
  }

  /// Whether goal and indicators each have one count of the unit, so that few words tell what it is.
  private static func isOnlyOne(
    _ count: IndicatorCount, among stated: [Quantity], _ indicators: [Indicator]
  ) -> Bool {
    guard let unit = count.unit else { return false }
    let kind = Quantity.Kind.count(unit: unit)
    return stated.count { $0.kind == kind } == 1
      && indicators.flatMap(\.stated).count { $0.kind == kind } == 1
  }
}

/// What an indicator counts and how many.
struct IndicatorCount {
  var number: ExactNumber
  /// Nil where the target is printed without.
  var unit: String?
  /// The indicator's whole name, without brackets.
  var name: Wording
  /// The name without verbs before and words of counting behind.
  var thing: Wording
  var words: RuleWords

  /// So many signs in common name one thing.
  private static let enough = 4
  /// A name of so many signs must stand right beside the number.
  private static let short = 2

  /// Whether the quantity in a text counts the same thing in the same unit.
  ///
  /// `isOnly` says that nothing else in text and indicators has the unit, so that fewer words tell.
  func isOfSameThing(as quantity: Quantity, isOnly: Bool) -> Bool {
    guard case .count(let unit) = quantity.kind, self.unit == nil || self.unit == unit,
      !quantity.clause.contains(anyOf: words[.perThing])
    else { return false }
    let run = max(quantity.before.commonRun(with: thing), quantity.after.commonRun(with: thing))
    let needed = max(min(Self.enough, thing.count), thing.count * 3 / 5)
    if needed > Self.short, run >= needed { return true }
    return isDoneAlike(quantity)
      && (hasItem(of: quantity) || isOnly && isBeside(quantity))
  }

  /// Whether the verbs before what is counted, where both have one, are of one kind.
  private func isDoneAlike(_ quantity: Quantity) -> Bool {
    let verb = quantity.before.leadingWord(of: words[.verbs])
    let own = name.leadingWord(of: words[.verbs])
    return verb == nil || own == nil || verb?.group == own?.group
  }

  /// Whether what the text counts, without its verb, stands whole in the name, or the name's thing before the number.
  private func hasItem(of quantity: Quantity) -> Bool {
    let verb = quantity.item.leadingWord(of: words[.verbs])
    let item = Wording(quantity.item.scalars.dropFirst(verb?.length ?? 0))
    if item.count > Self.short, name.contains(item.text) { return true }
    return thing.count >= Self.short && quantity.before.hasSuffix(thing.text)
  }

  /// Whether the words right before or behind the number are those of the name.
  private func isBeside(_ quantity: Quantity) -> Bool {
    let (before, behind) = (quantity.before.scalars, thing.scalars)
    guard before.count >= Self.short || quantity.after.count >= Self.short,
      behind.count >= Self.short
    else { return false }
    return before.count >= Self.short
      && thing.contains(Wording(before.suffix(Self.short)).text)
      || quantity.after.hasPrefix(Wording(behind.suffix(Self.short)).text)
  }
}

extension Quantity {
  /// The last thing listed before the number.
  fileprivate var item: Wording { before.members.last ?? before }
}

extension Indicator {
  /// What it counts, where its target is one count for the whole year.
  var count: IndicatorCount? {
    guard kind != .cost, stated.count == 1, !targeting.contains(anyOf: words[.perThing]),
      !naming.contains(anyOf: words[.perThing]), named.isEmpty
    else { return nil }
    let unit: String? =
      switch stated[0].kind {
      case .count(let unit): unit
      case .other, .money, .percent: nil
      }
    guard
      unit != nil || stated[0].kind == .other && stated[0].before.isEmpty && stated[0].after.isEmpty
    else { return nil }
    return IndicatorCount(
      number: stated[0].number, unit: unit, name: naming.withoutBrackets, thing: thing(unit),
      words: words)
  }

  /// Its name without verbs before, and without words of counting and its unit behind.
  private func thing(_ unit: String?) -> Wording {
    var thing = naming.withoutBrackets.withoutSuffix(anyOf: words[.countings])
    if let unit { thing = thing.withoutSuffix(anyOf: [unit]) }
    thing.scalars.removeFirst(thing.leadingWord(of: words[.verbs])?.length ?? 0)
    return thing
  }
}

extension Wording {
  /// Without the first of the words that it ends with.
  func withoutSuffix(anyOf words: [String]) -> Wording {
    guard let word = words.first(where: hasSuffix), word.unicodeScalars.count < count else {
      return self
    }
    return Wording(scalars.dropLast(word.unicodeScalars.count))
  }

  /// Which of the groups of words `a|b` it begins with, and how long that word is.
  func leadingWord(of groups: [String]) -> (group: Int, length: Int)? {
    for (place, group) in groups.enumerated() {
      if let word = group.split(separator: "|").map(String.init).first(where: hasPrefix) {
        return (place, word.unicodeScalars.count)
      }
    }
    return nil
  }

  /// The parts between enumeration commas.
  var members: [Wording] { scalars.split(separator: "、").map { Wording($0) } }
}
