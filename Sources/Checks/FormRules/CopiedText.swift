import PageModel

/// A form's text is its own (`duplicate_text`).
///
/// Suspect are an indicator that another form has in the same words, whose matter that form's goal
/// names at length and this one's does not; a goal that is another project's word for word; and an
/// indicator printed twice under one level.
enum CopiedText: FormRule {
  /// Shorter texts are the common stock of all forms.
  private static let least = 10
  /// So many signs in common make a text one about a goal.
  private static let belonging = 8
  /// So few signs in common leave it without any bond.
  private static let foreign = 3

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    copiedIndicators(in: form, document) + copiedGoal(in: form, document) + repeated(in: form)
  }

  private static func copiedIndicators(
    in form: Form, _ document: FormDocument
  ) -> [FormFinding] {
    form.indicators.compactMap { indicator in
      let words = indicator.naming
      guard words.count >= least else { return nil }
      let owner = document.forms.first { other in
        other.record.id != form.record.id && other.indicators.contains { $0.naming == words }
          && other.bond(with: words) >= belonging
      }
      guard let owner, form.bond(with: words) <= foreign else { return nil }
      return FormFinding(
        code: .duplicateText, suspects: [indicator.name],
        message: "\(indicator.name.quoted) is word for word in the form of "
          + "\(owner.subject?.quoted ?? owner.record.id), which it suits")
    }
  }

  private static func copiedGoal(in form: Form, _ document: FormDocument) -> [FormFinding] {
    let subject = Wording(form.subject?.value)
    return form.goals.compactMap { goal in
      let words = goal.wording
      guard words.count >= least * 2, words.commonRun(with: subject) <= foreign else { return nil }
      let owner = document.forms.first { other in
        other.record.id != form.record.id
          && other.goals.contains { $0.wording == words }
          && Wording(other.subject?.value).commonRun(with: words) > foreign
      }
      return owner.map { owner in
        FormFinding(
          code: .duplicateText, suspects: [goal.field],
          message: "\(goal.field.quoted) is word for word that of "
            + "\(owner.subject?.quoted ?? owner.record.id)")
      }
    }
  }

  private static func repeated(in form: Form) -> [FormFinding] {
    var seen: [[Wording]: Indicator] = [:]
    return form.indicators.compactMap { indicator in
      let row = indicator.levels + [indicator.naming, indicator.targeting]
      guard !indicator.naming.isNothing(form.words) else { return nil }
      guard let first = seen.updateValue(indicator, forKey: row) else { return nil }
      return FormFinding(
        code: .duplicateText, suspects: [indicator.name],
        message: "\(indicator.name.quoted) is there already under the same level, with the same "
          + "target: \(first.name.quoted)")
    }
  }
}

extension Form {
  /// The longest run of signs that a text has in common with the form's goals or its subject.
  func bond(with words: Wording) -> Int {
    let texts = goals.map(\.wording) + [subject].compactMap { $0 }.map { Wording($0.value) }
    return texts.map { $0.commonRun(with: words) }.max() ?? 0
  }
}
