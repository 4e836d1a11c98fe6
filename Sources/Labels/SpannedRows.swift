/// A row of labels and the rows below it that have its columns, where cells stand over several of them.
///
/// Such rows begin with fewer cells than their header, so that they look like labels beside values.
struct SpannedRows {
  /// How many rows these are, the labels' among them; 1 where there are none.
  private(set) var count = 1

  /// Fewer columns are labels beside values.
  private static let fewestColumns = 3
  /// Fewer rows of values may stand one below the other by chance.
  private static let fewestRows = 3

  /// The rows from `header` on.
  init(from header: Int, in grid: CellGrid) {
    let heads = grid.starts(in: header)
    guard heads.count >= Self.fewestColumns,
      heads.reduce(0, { $0 + grid[$1].columnSpan }) == grid.columnCount,
      heads.allSatisfy({ grid[$0].rowSpan == 1 && LabelLooks.isLabel(grid[$0].text) })
    else { return }
    let columns = Set(heads.map { grid[$0].columns })
    var end = header + 1
    while end < grid.rowCount, !grid.starts(in: end).isEmpty,
      grid.starts(in: end).allSatisfy({ columns.contains(grid[$0].columns) })
    {
      end += 1
    }
    let body = header + 1..<end
    guard body.count >= Self.fewestRows,
      body.contains(where: { row in grid.starts(in: row).contains { grid[$0].rowSpan > 1 } }),
      heads.contains(where: { Self.holdsValues(grid[$0].column, body, in: grid) })
    else { return }
    count += body.count
  }

  /// Whether half of the column's cells are no labels: beside each other, labels and values stand otherwise.
  private static func holdsValues(_ column: Int, _ rows: Range<Int>, in grid: CellGrid) -> Bool {
    let cells = rows.compactMap { grid.cell(row: $0, column: column) }
    return cells.count { !grid[$0].isBlank && !LabelLooks.isLabel(grid[$0].text) } * 2
      >= cells.count
  }
}
