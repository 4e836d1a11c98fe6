import PageModel

/// What the result says is to be done is to be done in the record's year.
///
/// Suspect is a task of an earlier year, such as 完成2025年度目标 or 2025年完成 in a form for 2026, and an earlier year by which
/// something is to be finished. Years that money was carried over from, that something is compared with, began in or was
/// decreed in are not; the profile's words say which is which. A date is suspect when its year is earlier.
enum YearRelation: StatementRelation {
  /// A deadline follows its year within so many signs: 年12月31日前.
  private static let reach = 8
  /// Years farther back are history.
  private static let memory = 10

  static func findings(in scope: StatementScope) -> [(Record, FormFinding)] {
    scope.rows.flatMap { row -> [(Record, FormFinding)] in
      guard let year = scope.year(of: row) else { return [] }
      return row.results.compactMap { field in
        guard let stale = stale(field, before: year, scope.words) else { return nil }
        return (
          row.record,
          FormFinding(
            code: scope.declaration.rule, suspects: [field],
            message: "“\(stale.text)” in \(field.label) (\(field.evidence.described)) is not in "
              + "\(year), for which the form is made")
        )
      }
    }
  }

  private static func stale(_ field: Field, before year: Int, _ words: RuleWords) -> Wording? {
    let text = Wording(field.value)
    guard field.type != .date else {
      let stated = years(in: text, words).first?.year ?? Int(Wording(text.scalars.prefix(4)).text)
      return stated.map { $0 < year } ?? false ? text : nil
    }
    // Where the form's own year is named too, what begins with an earlier one tells how it came so far.
    let isWithoutOwnYear = !years(in: text, words).contains { $0.year == year }
    return text.clauses.first { clause in
      years(in: clause, words).contains { stated, start, end in
        guard stated < year, stated > year - memory,
          !clause.contains(anyOf: words[.yearExcuses])
        else { return false }
        let isTask = Wording(clause.scalars[..<start]).contains(anyOf: words[.tasks])
        let rest = Wording(clause.scalars[end...].prefix(reach))
        let isPlan = start == 0 && isWithoutOwnYear && words[.tasks].contains(where: rest.hasPrefix)
        return isTask || isPlan || rest.contains(anyOf: words[.deadlines])
          || Wording(clause.scalars[..<start]).isEmpty && rest.isEmpty
      }
    }
  }

  /// The years of the text with where they begin and where what follows them begins.
  private static func years(
    in text: Wording, _ words: RuleWords
  ) -> [(year: Int, start: Int, end: Int)] {
    var found: [(Int, Int, Int)] = []
    for start in text.scalars.indices.dropLast(3) where Wording.isDigit(text.scalars[start]) {
      guard start == 0 || !Wording.isDigit(text.scalars[start - 1]),
        let year = Int(Wording(text.scalars[start..<start + 4]).text), (2000...2099).contains(year),
        start + 4 == text.count || !Wording.isDigit(text.scalars[start + 4])
      else { continue }
      let sign = words[.yearSigns].first { text.stands($0, at: start + 4) }
      guard sign != nil || words[.yearSigns].isEmpty else { continue }
      found.append((year, start, start + 4 + (sign?.unicodeScalars.count ?? 0)))
    }
    return found
  }

  /// The first year that a title names.
  static func year(in title: Wording, _ words: RuleWords) -> Int? {
    years(in: title, words).first?.year
  }

  /// The year that a document's headings, or failing that its first paragraphs, are about.
  static func year(of layout: Layout, _ words: RuleWords) -> Int? {
    let headings = layout.blocks.filter { $0.kind == .heading } + layout.blocks
    let titles = headings.prefix(40).lazy.map { Wording($0.text) }
      .filter { $0.contains(anyOf: words[.titles]) }
    return titles.compactMap { year(in: $0, words) }.first
      ?? layout.tables.lazy.compactMap { year(in: Wording($0.title), words) }.first
  }
}
