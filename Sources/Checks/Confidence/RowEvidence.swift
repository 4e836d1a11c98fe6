import PageModel

/// Which fields stand in rows that are not as their profile has them.
struct RowEvidence {
  /// Fields of rows that state nothing in a column that each row has.
  private(set) var inGaps: Set<String> = []
  /// Fields of groups no row of which does.
  private(set) var besideLost: Set<String> = []
  /// Fields of rows from where the levels of their group begin again.
  private(set) var begunAgain: Set<String> = []

  /// `expected` is by profile, as "name/version".
  init(_ records: [Record], _ expected: [String: ExpectedFields]) {
    for record in records {
      guard let expected = record.profile.flatMap({ expected[$0] }) else { continue }
      for group in record.groups {
        let rows = group.items.map { item in
          Dictionary(
            item.fields.compactMap { field in field.value.map { (field.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        }
        for row in expected.gaps(inRows: rows, of: group.name) {
          inGaps.formUnion(group.items[row].fields.map(\.id))
        }
        if expected.hasLostColumn(rows, of: group.name) {
          besideLost.formUnion(group.items.flatMap { $0.fields.map(\.id) })
        }
        for row in expected.rowsBegunAgain(rows, of: group.name) {
          begunAgain.formUnion(group.items[row].fields.map(\.id))
        }
      }
    }
  }
}
