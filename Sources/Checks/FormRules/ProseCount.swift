import PageModel

/// Counts in the document's prose agree with the form they restate (`count_disagrees`).
///
/// Only paragraphs that repeat words of the form's goal are about it. There a count after the same
/// words as in the goal, or after the name of what an indicator counts, is the same count.
enum ProseCount: FormRule {
  /// So many signs in common with the goal make a paragraph one about the form.
  private static let restating = 10
  /// So many signs in common right before two counts make them the same count.
  private static let sameWords = 6
  /// Shorter names may be those of other things.
  private static let leastName = 5

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    for goal in form.goals {
      let words = goal.wording
      let stated = goal.stated.filter(\.isCount)
      for passage in document.passages(for: form) {
        let found =
          disagreement(stated, with: passage, goal.field)
          ?? disagreement(form.indicators, with: passage)
        if let found, words.commonRun(with: passage.words) >= restating { return [found] }
      }
    }
    return []
  }

  private static func disagreement(
    _ stated: [Quantity], with passage: Passage, _ goal: Field
  ) -> FormFinding? {
    for quantity in stated {
      let same = passage.counts.filter {
        $0.kind == quantity.kind
          && commonEnd($0.before, quantity.before) >= min(sameWords, quantity.before.count)
          && quantity.before.count >= sameWords
      }
      guard let other = same.first, !same.contains(where: { $0.number == quantity.number }) else {
        continue
      }
      return finding(
        "\(goal.label) has “\(quantity.clause.text)” (\(goal.evidence.described))", goal, other,
        passage)
    }
    return nil
  }

  private static func disagreement(
    _ indicators: [Indicator], with passage: Passage
  ) -> FormFinding? {
    for indicator in indicators {
      guard let count = indicator.count, let unit = count.unit, count.thing.count >= leastName
      else { continue }
      let same = passage.counts.filter {
        $0.kind == .count(unit: unit) && isNamed($0.before, count.thing)
      }
      guard let other = same.first, !same.contains(where: { $0.number == count.number }) else {
        continue
      }
      return finding(
        "The indicator \(indicator.naming.text) has \(indicator.target.quoted)", indicator.target,
        other, passage)
    }
    return nil
  }

  /// Whether the words end with the name, or with a longer form of it that has all its signs in order.
  private static func isNamed(_ words: Wording, _ name: Wording) -> Bool {
    let tail = Wording(words.scalars.suffix(name.count * 2))
    return commonEnd(tail, name) >= 2 && name.isSubsequence(of: tail)
  }

  private static func commonEnd(_ a: Wording, _ b: Wording) -> Int {
    zip(a.scalars.reversed(), b.scalars.reversed()).prefix { $0 == $1 }.count
  }

  private static func finding(
    _ subject: String, _ suspect: Field, _ other: Quantity, _ passage: Passage
  ) -> FormFinding {
    FormFinding(
      code: .countDisagrees, suspects: [suspect],
      message: "\(subject), the text has “\(other.clause.text)” (\(passage.described))")
  }
}

/// A paragraph with the counts it states.
struct Passage {
  let words: Wording
  let counts: [Quantity]
  /// "b12, page 3".
  let described: String

  /// Nil for a paragraph without counts.
  init?(_ block: Block, _ known: RuleWords) {
    words = Wording(block.text)
    guard words.hasDigits() else { return nil }
    counts = words.quantities(known).filter(\.isCount)
    guard !counts.isEmpty else { return nil }
    described = block.described
  }
}

extension Quantity {
  var isCount: Bool { if case .count = kind { true } else { false } }
}
