import PageModel

/// The result is not blank where its operands are not.
///
/// A result that most of a document's rows leave blank is not printed there at all, and nothing is said; on pages that
/// were recognised from an image a record with half of them blank was more likely misread. Many blanks of a record are
/// told as one.
enum RequiredRelation: StatementRelation {
  /// More blanks than these are told together.
  private static let many = 3

  static func findings(in scope: StatementScope) -> [(Record, FormFinding)] {
    let wanted = scope.rows.filter { row in
      !row.results.isEmpty
        && row.operands.allSatisfy { !Wording($0?.value).isNothing(scope.words) }
    }
    let blank = wanted.filter { $0.results.allSatisfy { Wording($0.value).isEmpty } }
    guard blank.count * 2 < wanted.count || Set(wanted.map(\.record.id)).count == 1 else {
      return []
    }
    let isOnlyRecord = Set(wanted.map(\.record.id)).count == 1
    let all = Dictionary(grouping: wanted, by: \.record.id).mapValues(\.count)
    let groups = Dictionary(grouping: blank, by: \.record.id)
    return groups.sorted { $0.key < $1.key }.flatMap { record, rows -> [(Record, FormFinding)] in
      let count = all[record] ?? 0
      guard rows.count < count || count == 1 || !isOnlyRecord,
        rows.count * 2 < count || !scope.document.isRecognised(rows[0].results[0])
      else { return [] }
      return findings(rows, scope.declaration.rule)
    }
  }

  private static func findings(
    _ rows: [StatementScope.Row], _ rule: FlagCode
  ) -> [(Record, FormFinding)] {
    guard rows.count > many else { return rows.map { ($0.record, finding($0, rule)) } }
    let (first, last) = (rows[0].results[0], rows[rows.count - 1].results[0])
    let together = FormFinding(
      code: rule, suspects: rows.map { $0.results[0] },
      message: "\(rows.count) values of \(first.label) are blank, from \(first.evidence.described) "
        + "to \(last.evidence.described)")
    return [(rows[0].record, together)]
  }

  private static func finding(_ row: StatementScope.Row, _ rule: FlagCode) -> FormFinding {
    let field = row.results[0]
    let beside = row.operands.compactMap { $0?.quoted }.joined(separator: ", ")
    return FormFinding(
      code: rule, suspects: [field],
      message: "\(field.label) is blank (\(field.evidence.described))"
        + (beside.isEmpty ? "" : " beside \(beside)"))
  }
}
