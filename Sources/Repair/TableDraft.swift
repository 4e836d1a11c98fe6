import PageModel

/// A table while rules work on it, with what they have done.
struct TableDraft {
  var table: Table
  var corrections: [Correction] = []

  init(_ table: Table) { self.table = table }

  /// The table's filled cells row by row, each row from left to right.
  var filledRows: [[Cell]] {
    var rows = [[Cell]](repeating: [], count: table.rowCount)
    for cell in table.cells where !cell.isBlank && cell.row < table.rowCount {
      rows[cell.row].append(cell)
    }
    for row in rows.indices { rows[row].sort { $0.column < $1.column } }
    return rows
  }

  /// Whether the grid has lost its spans, as lines of text have: merged cells are blank ones.
  var isFlat: Bool {
    switch table.origin {
    case .delimitedText, .markup:
      // A title over the whole width is no sign of a grid that kept its spans.
      !table.cells.contains {
        $0.rowSpan > 1 || ($0.columnSpan > 1 && $0.columnSpan < table.columnCount)
      }
    case .vectorRulings, .pixelRulings, .tagged, .alignment: false
    }
  }

  mutating func note(
    _ rule: String, cells: [CellIndex], before: String, after: String, because reason: String,
    confidence: Double
  ) {
    corrections.append(
      Correction(
        rule: rule, table: table.id, cells: cells, before: before, after: after, reason: reason,
        confidence: confidence))
  }

  /// Puts the cells in order and a blank cell in every slot that none covers.
  mutating func close() {
    let width = table.columnCount
    var isTaken = [Bool](repeating: false, count: table.rowCount * width)
    for cell in table.cells {
      for row in cell.rows where row < table.rowCount {
        for column in cell.columns where column < width { isTaken[row * width + column] = true }
      }
    }
    let places = table.cells.reduce(into: [Int: Place]()) { $0[$1.row] = $1.place }
    for slot in isTaken.indices where !isTaken[slot] {
      guard let place = places[slot / width] ?? table.regions.first else { continue }
      table.cells.append(
        Cell(row: slot / width, column: slot % width, text: "", place: place))
    }
    table.cells.sort { $0.index < $1.index }
  }

  /// Removes rows, which must be in none's span; the rows below move up.
  mutating func remove(rows removed: Set<Int>) {
    guard !removed.isEmpty else { return }
    var target = [Int](repeating: 0, count: table.rowCount + 1)
    var next = 0
    for row in 0..<table.rowCount {
      target[row] = next
      if !removed.contains(row) { next += 1 }
    }
    target[table.rowCount] = next
    table.cells = table.cells.compactMap { cell in
      guard !removed.contains(cell.row) else { return nil }
      var moved = cell
      moved.row = target[cell.row]
      moved.rowSpan = max(1, target[min(table.rowCount, cell.rows.upperBound)] - moved.row)
      return moved
    }
    corrections = corrections.map { correction in
      var moved = correction
      moved.cells = correction.cells.map { index in
        CellIndex(
          row: index.row < target.count ? target[index.row] : index.row, column: index.column)
      }
      return moved
    }
    table.rowCount = next
  }

  /// Puts a row's cells that have slid so many columns further, in place of all that the row has.
  mutating func moveRow(
    _ row: Int, _ cells: [Cell], by shift: Int, _ rule: String, flag: Flag, because reason: String,
    confidence: Double
  ) {
    var moved = cells.map { $0.repaired(by: rule, flag: flag, confidence: confidence) }
    for place in moved.indices { moved[place].column += shift }
    table.cells.removeAll { $0.row == row }
    table.cells += moved
    close()
    note(
      rule, cells: moved.map(\.index),
      before: cells.map { "\($0.column): \($0.text)" }.joined(separator: " | "),
      after: moved.map { "\($0.column): \($0.text)" }.joined(separator: " | "), because: reason,
      confidence: confidence)
  }
}

extension Cell {
  /// The cell with a repair noted on it, once.
  func repaired(by rule: String, flag: Flag? = nil, confidence: Double = 1) -> Cell {
    var cell = self
    if !cell.repairs.contains(rule) { cell.repairs.append(rule) }
    if let flag, !cell.flags.contains(where: { $0.code == flag.code }) { cell.flags.append(flag) }
    cell.confidence = min(cell.confidence, confidence)
    return cell
  }
}
