import PageModel

/// Draws a flat table as a text reader finds it: one string a row, cells apart by "|".
func sketch(_ rows: String..., id: String = "t1", line: Int = 1) -> Table {
  let texts = rows.map { row in
    row.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
  let width = texts.map(\.count).max() ?? 0
  var cells: [Cell] = []
  for (row, line) in texts.enumerated() {
    for column in 0..<width {
      let text = column < line.count ? line[column] : ""
      cells.append(
        Cell(row: row, column: column, text: text, place: .line(row + 1, columns: 1...1)))
    }
  }
  return Table(
    id: id,
    regions: [.line(line, columns: 1...1), .line(line + rows.count - 1, columns: 1...1)],
    rowCount: rows.count, columnCount: width, cells: cells, origin: .delimitedText)
}

extension Table {
  /// The texts row by row, a cell at each slot it covers.
  var slots: [[String]] {
    var slots = [[String]](
      repeating: Array(repeating: "?", count: columnCount), count: rowCount)
    for cell in cells {
      for row in cell.rows { for column in cell.columns { slots[row][column] = cell.text } }
    }
    return slots
  }

  func cell(_ row: Int, _ column: Int) -> Cell? {
    cells.first { $0.rows.contains(row) && $0.columns.contains(column) }
  }
}
