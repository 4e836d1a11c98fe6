import PageModel

/// Heals what a page break cut: spans of labels and rows whose text goes on.
struct PageBreak {
  /// The first row after the break.
  let row: Int

  func healed(_ table: TablePart) -> TablePart {
    var table = table
    var gone: Set<Int> = []
    for (index, cell) in table.cells.enumerated() where cell.rows.lowerBound == row {
      guard cell.isBlank, let above = label(above: cell, in: table) else { continue }
      table.cells[above].rows = table.cells[above].rows.lowerBound..<cell.rows.upperBound
      gone.insert(index)
    }
    table.cells = table.cells.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    return table
  }

  /// The label whose span was cut and goes on with the blank cell; nil when the cell is its own.
  private func label(above cell: PartCell, in table: TablePart) -> Int? {
    table.cells.indices.first { index in
      let label = table.cells[index]
      guard label.rows.upperBound == row, label.columns == cell.columns, !label.isBlank else {
        return false
      }
      if label.missingSides.contains(.bottom) || cell.missingSides.contains(.top) { return true }
      return cell.rows.count > 1 || label.rows.count > 1
    }
  }
}
