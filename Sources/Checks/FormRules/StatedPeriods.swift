import PageModel

/// How long a project takes is stated the same everywhere (`period_disagrees`).
///
/// Compared are the period, the attribute (一年期项目), a range of years in the project's name and a term
/// in the goal (服务期3年).
enum StatedPeriods: FormRule {
  private static let terms = ["项目期", "实施期", "建设期", "服务期", "合同期"]
  /// So many signs after the term still belong to it: "限为".
  private static let reach = 6

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    var stated = form.periods.compactMap { field in
      Duration(Wording(field.value)).map { (field, $0) }
    }
    if let subject = form.subject, let years = Duration.calendarYears(in: Wording(subject.value)),
      let duration = Duration(Wording(subject.value)), duration.years == years
    {
      stated.append((subject, duration))
    }
    stated += form.goals.compactMap { goal in term(in: Wording(goal.value)).map { (goal, $0) } }
    guard let first = stated.first,
      let other = stated.first(where: { !$0.1.years.overlaps(first.1.years) })
    else { return [] }
    return [
      FormFinding(
        code: .periodDisagrees, suspects: [first.0, other.0],
        message: "\(first.0.quoted) is not the length of time of \(other.0.quoted)")
    ]
  }

  /// The length of time that stands right after a word for the project's term.
  private static func term(in words: Wording) -> Duration? {
    for term in terms {
      guard let place = words.place(of: term) else { continue }
      let start = place + term.unicodeScalars.count
      let after = Wording(words.scalars[start...].prefix(reach))
      if let duration = Duration(after) { return duration }
    }
    return nil
  }
}
