/// The tables of an output held against true ones, cell by cell.
struct TableComparison {
  private struct Pair {
    var truth: TextTable
    /// The output's rows and columns with those of the truth.
    var rows: [Int: Int]
    var columns: [Int: Int]
  }

  private var pairs: [String: Pair] = [:]

  /// The least share of texts in common that makes two tables one.
  private static let leastCommon = 0.5
  private static let leastLikeness = 0.4

  init(_ truth: TruthDocument, _ output: OutputDocument) {
    var taken: Set<String> = []
    let texts = output.tables.map(\.texts)
    for table in truth.tables {
      let wanted = table.texts
      let total = wanted.values.reduce(0, +)
      var best: (common: Int, place: Int)?
      for (place, found) in texts.enumerated() {
        guard let id = output.tables[place].id, !taken.contains(id) else { continue }
        let common = wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
        if common > best?.common ?? 0 { best = (common, place) }
      }
      guard let best, Double(best.common) >= Self.leastCommon * Double(total),
        let id = output.tables[best.place].id
      else { continue }
      taken.insert(id)
      pairs[id] = Self.pair(output.tables[best.place], table)
    }
  }

  /// Whether the field's value is what the truth has in its place; nil where it says nothing of it.
  func verdict(of field: OutputDocument.Field) -> Bool? {
    guard let pair = field.table.flatMap({ pairs[$0] }), let cell = field.cell else { return nil }
    guard let row = pair.rows[cell.row], let column = pair.columns[cell.column],
      let wanted = pair.truth.text(row: row, column: column)
    else { return false }
    return wanted == TruthText.folded(field.value)
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
