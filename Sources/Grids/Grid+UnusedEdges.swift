extension Grid {
  /// The grid less the edges at which no cell begins or ends; spans shrink accordingly.
  func withoutUnusedEdges() -> Grid {
    var usesRow = Array(repeating: false, count: rowEdges.count)
    var usesColumn = Array(repeating: false, count: columnEdges.count)
    for cell in cells {
      usesRow[cell.rows.lowerBound] = true
      usesRow[cell.rows.upperBound] = true
      usesColumn[cell.columns.lowerBound] = true
      usesColumn[cell.columns.upperBound] = true
    }
    let newRow = Self.renumbered(usesRow)
    let newColumn = Self.renumbered(usesColumn)
    let renumbered = cells.map { cell in
      var cell = cell
      let (lastRow, lastColumn) = (cell.rows.upperBound, cell.columns.upperBound)
      cell.row = newRow[cell.row]
      cell.column = newColumn[cell.column]
      cell.rowSpan = newRow[lastRow] - cell.row
      cell.columnSpan = newColumn[lastColumn] - cell.column
      return cell
    }
    return Grid(
      rowEdges: zip(rowEdges, usesRow).filter(\.1).map(\.0),
      columnEdges: zip(columnEdges, usesColumn).filter(\.1).map(\.0),
      cells: renumbered.sorted { ($0.row, $0.column) < ($1.row, $1.column) },
      missingSides: missingSides)
  }

  private static func renumbered(_ uses: [Bool]) -> [Int] {
    var next = 0
    return uses.map { used in
      defer { if used { next += 1 } }
      return next
    }
  }
}
