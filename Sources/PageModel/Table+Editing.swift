extension Table {
  /// The name that cells changed by a person bear among their repairs.
  public static let editedByPerson = "edited_by_person"

  /// The table with a change made; thrown where it cannot be without losing what a cell says.
  public func edited(by edit: TableEdit) throws(TableEditRefusal) -> Table {
    var table = self
    switch edit {
    case .move(let row, let column, let isToTheRight):
      try table.move(row: row, from: column, isToTheRight: isToTheRight)
    case .merge(let row, let column, let rowSpan, let columnSpan):
      try table.merge(row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan)
    case .split(let row, let column):
      try table.split(row: row, column: column)
    case .header(let rows):
      guard (0..<rowCount).contains(rows) else {
        throw TableEditRefusal("a header has from 0 to \(rowCount - 1) rows here")
      }
      table.headerRows = rows
    case .text(let row, let column, let text):
      try table.say(text, row: row, column: column)
    }
    table.cells.sort { $0.index < $1.index }
    return table
  }

  /// The position among the cells of the one that covers a place.
  private func position(row: Int, column: Int) -> Int? {
    cells.firstIndex { $0.rows.contains(row) && $0.columns.contains(column) }
  }

  private mutating func move(
    row: Int, from column: Int, isToTheRight: Bool
  ) throws(TableEditRefusal) {
    try check(row: row, column: column)
    fill(row: row)
    // Cells over several rows belong to other rows too: they stay, what moves passes them by.
    let places = cells.indices
      .filter { cells[$0].row == row && cells[$0].rowSpan == 1 && cells[$0].column >= column }
      .sorted { cells[$0].column < cells[$1].column }
    guard places.count > 1, cells[places[0]].column == column else {
      throw TableEditRefusal("there is nothing to move from here on")
    }
    // In the direction of the movement: what stands in the last place is lost, the first is left blank.
    let order = isToTheRight ? places : places.reversed()
    guard cells[order[order.count - 1]].isBlank else {
      throw TableEditRefusal(
        isToTheRight
          ? "the last cell of the row is not blank" : "the cell to be closed is not blank")
    }
    let contents = order.map { cells[$0] }
    for (place, content) in zip(order.dropFirst(), contents) {
      cells[place].take(content)
    }
    cells[order[0]].take(contents[contents.count - 1])
  }

  private mutating func merge(
    row: Int, column: Int, rowSpan: Int, columnSpan: Int
  ) throws(TableEditRefusal) {
    try check(row: row, column: column)
    guard rowSpan > 0, columnSpan > 0, rowSpan * columnSpan > 1, row + rowSpan <= rowCount,
      column + columnSpan <= columnCount
    else { throw TableEditRefusal("the cells to be made one are not all in the table") }
    for row in row..<row + rowSpan { fill(row: row) }
    let rows = row..<row + rowSpan
    let columns = column..<column + columnSpan
    let parts = cells.filter { $0.rows.overlaps(rows) && $0.columns.overlaps(columns) }
    guard var whole = parts.first(where: { $0.index == CellIndex(row: row, column: column) }),
      parts.allSatisfy({ part in
        rows.contains(part.row) && part.rows.upperBound <= rows.upperBound
          && columns.contains(part.column) && part.columns.upperBound <= columns.upperBound
      })
    else { throw TableEditRefusal("a cell reaches beyond those to be made one") }
    whole.rowSpan = rowSpan
    whole.columnSpan = columnSpan
    for part in parts.sorted(by: { $0.index < $1.index }) where part.index != whole.index {
      whole.absorb(part)
    }
    whole.note()
    cells.removeAll { parts.contains($0) }
    cells.append(whole)
  }

  private mutating func split(row: Int, column: Int) throws(TableEditRefusal) {
    try check(row: row, column: column)
    guard let place = position(row: row, column: column), cells[place].isSpanning else {
      throw TableEditRefusal("the cell covers one row and one column only")
    }
    let whole = cells.remove(at: place)
    for row in whole.rows {
      for column in whole.columns {
        let isFirst = row == whole.row && column == whole.column
        var part = isFirst ? whole : Cell(row: row, column: column, text: "", place: whole.place)
        (part.rowSpan, part.columnSpan) = (1, 1)
        part.place = whole.place.part(
          row - whole.row, of: whole.rowSpan, column - whole.column, of: whole.columnSpan)
        part.note()
        cells.append(part)
      }
    }
  }

  private mutating func say(_ text: String, row: Int, column: Int) throws(TableEditRefusal) {
    try check(row: row, column: column)
    fill(row: row)
    guard let place = position(row: row, column: column) else { return }
    cells[place].text = text
    cells[place].note()
  }

  private func check(row: Int, column: Int) throws(TableEditRefusal) {
    guard (0..<rowCount).contains(row), (0..<columnCount).contains(column) else {
      throw TableEditRefusal("there is no such cell")
    }
  }

  /// Puts blank cells where a row has none.
  private mutating func fill(row: Int) {
    let covered = cells.filter { $0.rows.contains(row) }
    for column in 0..<columnCount where !covered.contains(where: { $0.columns.contains(column) }) {
      guard let near = covered.first ?? cells.first else { return }
      cells.append(Cell(row: row, column: column, text: "", place: near.place))
    }
    cells.sort { $0.index < $1.index }
  }
}

extension Cell {
  fileprivate var isSpanning: Bool { rowSpan > 1 || columnSpan > 1 }

  /// Marks it as changed by a person, once.
  fileprivate mutating func note() {
    if !repairs.contains(Table.editedByPerson) { repairs.append(Table.editedByPerson) }
  }

  /// Has another's content and its evidence in this place of the grid.
  fileprivate mutating func take(_ content: Cell) {
    var taken = content
    (taken.row, taken.column) = (row, column)
    (taken.rowSpan, taken.columnSpan) = (rowSpan, columnSpan)
    taken.note()
    self = taken
  }

  /// Adds what another cell says, and its place.
  fileprivate mutating func absorb(_ part: Cell) {
    place = place.joined(with: part.place)
    confidence = min(confidence, part.confidence)
    flags += part.flags.filter { !flags.contains($0) }
    guard !part.isBlank else { return }
    let needsBlank =
      (text.unicodeScalars.last?.isASCII ?? false)
      && (part.text.unicodeScalars.first?.isASCII ?? false)
    text += (needsBlank ? " " : "") + part.text
    raw += (raw.isEmpty ? "" : "\n") + part.raw
    recognition = recognition?.joined(with: part.recognition) ?? part.recognition
    alternatives = []
  }
}

extension Place {
  /// The place of both; the first one's where they are on different pages or lines.
  fileprivate func joined(with other: Place) -> Place {
    guard case .page(let page, let box) = self, case .page(page, let second) = other else {
      return self
    }
    return .page(
      page,
      Box(
        left: min(box.left, second.left), top: min(box.top, second.top),
        right: max(box.right, second.right), bottom: max(box.bottom, second.bottom)))
  }

  /// One of equal parts of a box.
  fileprivate func part(_ row: Int, of rows: Int, _ column: Int, of columns: Int) -> Place {
    guard case .page(let page, let box) = self else { return self }
    let (width, height) = (box.right - box.left, box.bottom - box.top)
    func edge(_ start: Double, _ length: Double, _ number: Int, _ count: Int) -> Double {
      start + length * Double(number) / Double(count)
    }
    return .page(
      page,
      Box(
        left: edge(box.left, width, column, columns), top: edge(box.top, height, row, rows),
        right: edge(box.left, width, column + 1, columns),
        bottom: edge(box.top, height, row + 1, rows)))
  }
}
