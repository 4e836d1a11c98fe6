/// The tables of an output held against true ones, cell by cell.
struct TableComparison {
  private struct Pair {
    var truth: TextTable
    /// The output's rows and columns with those of the truth.
    var rows: [Int: Int]
    var columns: [Int: Int]
  }

  private var pairs: [String: Pair] = [:]

  /// The least share of texts two tables must have in common to be one.
  private static let leastCommon = 0.5
  private static let leastLikeness = 0.4

  init(_ truth: TruthDocument, _ output: OutputDocument) {
    let (wanted, found) = (truth.tables.map(\.texts), output.tables.map(\.texts))
    // In order: tables of one document may hold the same figures.
    let partners = SequenceAlignment.partners(
      wanted.count, found.count, floor: Self.leastCommon
    ) { TextLikeness.ofContents(wanted[$0], found[$1]) }
    for (place, partner) in partners {
      guard let id = output.tables[partner].id else { continue }
      pairs[id] = Self.pair(output.tables[partner], truth.tables[place])
    }
  }

  /// What the truth has in the field's place; nil where it says nothing of it.
  func verdict(of field: OutputDocument.Field) -> Verdict? {
    guard let pair = field.table.flatMap({ pairs[$0] }), let cell = field.cell else { return nil }
    guard let row = pair.rows[cell.row], let column = pair.columns[cell.column],
      let wanted = pair.truth.text(row: row, column: column)
    else { return Verdict(isRight: false, wanted: "") }
    return Verdict(isRight: wanted == TruthText.folded(field.value), wanted: wanted)
  }

  private static func pair(_ found: TextTable, _ truth: TextTable) -> Pair {
    let rows = partners(found.rowTexts, truth.rowTexts)
    let columns =
      found.columnCount == truth.columnCount
      ? Dictionary(uniqueKeysWithValues: (0..<found.columnCount).map { ($0, $0) })
      : partners(found.columnTexts, truth.columnTexts)
    return Pair(truth: truth, rows: rows, columns: columns)
  }

  private static func partners(_ found: [String], _ truth: [String]) -> [Int: Int] {
    let (a, b) = (found.map(TextLikeness.contents), truth.map(TextLikeness.contents))
    return SequenceAlignment.partners(a.count, b.count, floor: leastLikeness) {
      TextLikeness.ofContents(a[$0], b[$1])
    }
  }
}
