import PageModel

/// How long a project takes is stated the same everywhere, and its end is not before its beginning
/// (`period_disagrees`).
///
/// Compared are the period, the attribute (一年期项目), a range of years or such a word in the project's name
/// and a term in the goal (服务期3年).
enum StatedPeriods: FormRule {
  /// So many signs after the term still belong to it: "限为".
  private static let reach = 6

  /// What makes a number of years that of the project, so that 三年期贷款 is none.
  private static let projectTerm = "年期项目"
  /// So many signs before it may be the number: 十二.
  private static let numeralReach = 4

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    if let reversed = form.periods.first(where: { Duration.isReversed(Wording($0.value)) }) {
      return [
        FormFinding(
          code: .periodDisagrees, suspects: [reversed],
          message: "\(reversed.quoted) ends before it begins")
      ]
    }
    var stated = form.periods.compactMap { field in
      Duration(Wording(field.value)).map { (field, $0) }
    }
    if let subject = form.subject, let years = Duration.calendarYears(in: Wording(subject.value)),
      let duration = Duration(Wording(subject.value)), duration.years == years
    {
      stated.append((subject, duration))
    }
    if let subject = form.subject, let duration = projectTerm(in: Wording(subject.value)) {
      stated.append((subject, duration))
    }
    stated += form.goals.compactMap { goal in
      term(in: goal.wording, form.words).map { (goal.field, $0) }
    }
    guard let first = stated.first,
      let other = stated.first(where: { !$0.1.years.overlaps(first.1.years) })
    else { return [] }
    return [
      FormFinding(
        code: .periodDisagrees, suspects: [first.0, other.0],
        message: "\(first.0.quoted) is not the length of time of \(other.0.quoted)")
    ]
  }

  /// The length of time that the project is named by: 三年期项目.
  private static func projectTerm(in words: Wording) -> Duration? {
    words.place(of: projectTerm).flatMap { place in
      Duration(Wording(words.scalars[max(0, place - numeralReach)...place]))
    }
  }

  /// The length of time that stands right after a word for the project's term.
  private static func term(in words: Wording, _ known: RuleWords) -> Duration? {
    for term in known[.terms] {
      guard let place = words.place(of: term) else { continue }
      let start = place + term.unicodeScalars.count
      let after = Wording(words.scalars[start...].prefix(reach))
      if let duration = Duration(after) { return duration }
    }
    return nil
  }
}
