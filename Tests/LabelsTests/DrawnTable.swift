import PageModel

/// Draws a table from lines of cells apart by "|"; "<" belongs to the cell at its left, "^" to the one above.
func table(
  _ drawing: String, id: String = "t1", title: String? = nil, unit: String? = nil,
  headerRows: Int = 0
) -> Table {
  let rows = drawing.split(separator: "\n").map { line in
    line.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
  var cells: [Cell] = []
  for (row, texts) in rows.enumerated() {
    for (column, text) in texts.enumerated() where text != "<" && text != "^" {
      var (columnSpan, rowSpan) = (1, 1)
      while column + columnSpan < texts.count, texts[column + columnSpan] == "<" { columnSpan += 1 }
      while row + rowSpan < rows.count, column < rows[row + rowSpan].count,
        rows[row + rowSpan][column] == "^"
      {
        rowSpan += 1
      }
      let box = Box(
        left: Double(column) * 50, top: Double(row) * 20, right: Double(column + columnSpan) * 50,
        bottom: Double(row + rowSpan) * 20)
      cells.append(
        Cell(
          row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan, text: text,
          place: .page(1, box)))
    }
  }
  return Table(
    id: id, title: title, unit: unit,
    regions: [.page(1, Box(left: 0, top: 0, right: 0, bottom: 0))],
    rowCount: rows.count, columnCount: rows.map(\.count).max() ?? 0, headerRows: headerRows,
    cells: cells, origin: .vectorRulings)
}

extension Record {
  subscript(name: String) -> Field? { fields.first { $0.name == name } }

  /// The values of a group's items, blank where there is none.
  func rows(of group: String, _ names: String...) -> [[String]] {
    let items = groups.first { $0.name == group }?.items ?? []
    return items.map { item in
      names.map { name in item.fields.first { $0.name == name }?.value ?? "" }
    }
  }

  /// The names and values of the fields that have one.
  var values: [String: String] {
    Dictionary(fields.compactMap { field in field.value.map { (field.name, $0) } }) { first, _ in
      first
    }
  }
}
