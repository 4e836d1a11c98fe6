import PageModel

/// The tables inside an unknown form: rows alike under a row of labels.
struct GenericGroups {
  private let grid: CellGrid
  private let maker: FieldMaker
  private let rows: [GenericRow]

  init(_ grid: CellGrid, maker: FieldMaker, rows: [GenericRow]) {
    self.grid = grid
    self.maker = maker
    self.rows = rows
  }

  /// One group for each run of rows with a header, named rows, rows#2 and so on.
  var groups: [FieldGroup] {
    var groups: [FieldGroup] = []
    var row = 0
    while row < rows.count {
      guard rows[row].isRepeated else {
        row += 1
        continue
      }
      var end = row + 1
      while end < rows.count, rows[end] == rows[row] { end += 1 }
      let name = groups.isEmpty ? "rows" : "rows#\(groups.count + 1)"
      groups.append(group(name, header: row, body: (row + 1)..<end))
      row = end
    }
    return groups
  }

  private func group(_ name: String, header: Int, body: Range<Int>) -> FieldGroup {
    let heads = grid.starts(in: header)
    let labels = heads.map { GenericRow.name(of: grid[$0].text) }
    let units = heads.map { number in
      maker.values.units.unit(announcedBy: FoldedCell(grid[number].text), text: "")
    }
    var items: [FieldItem] = []
    for row in body {
      let id = "\(maker.record).\(name).\(items.count + 1)"
      // A cell over several rows states its text in each of them.
      let cells = heads.compactMap { grid.cell(row: row, column: grid[$0].column) }
      guard !cells.allSatisfy({ grid[$0].isBlank }) else { continue }
      let fields = zip(labels, cells).enumerated().map { place, pair in
        let value = grid[pair.1].text
        let isNumber = maker.values.measure(value).type == .number
        return maker.field(
          id: "\(id).\(pair.0)" + (labels[..<place].contains(pair.0) ? "#\(place + 1)" : ""),
          name: pair.0, label: pair.0, value: value,
          type: maker.unknownType(of: value, label: pair.0, unit: isNumber ? units[place] : nil),
          cell: grid[pair.1], unit: units[place], confidence: 0.97)
      }
      items.append(FieldItem(id: id, fields: fields))
    }
    return FieldGroup(name: name, items: items)
  }
}
