import PageModel

/// Puts the cells of HTML rows on a grid: the table model's algorithm, in time linear in its slots.
struct MarkupGrid {
  private(set) var cells: [Cell] = []
  private(set) var columnCount = 0
  let rowCount: Int

  /// Nil when the slots are more than the budget allows, which is lessened by what was used.
  init?(rows: [[MarkupTable.MarkedCell]], budget: inout Int) {
    rowCount = rows.count
    /// For each column, the first row that is free again.
    var taken: [Int] = []
    for (row, marked) in rows.enumerated() {
      var column = 0
      for cell in marked {
        while column < taken.count, taken[column] > row { column += 1 }
        let height = min(cell.rowSpan, rows.count - row)
        var width = 1
        while width < cell.columnSpan {
          let next = column + width
          if next < taken.count, taken[next] > row { break }
          width += 1
        }
        budget -= width
        guard column + width <= TextInputLimits.columns, budget >= 0 else { return nil }
        while taken.count < column + width { taken.append(0) }
        for place in column..<column + width { taken[place] = row + height }
        cells.append(
          Cell(
            row: row, column: column, rowSpan: height, columnSpan: width, text: cell.text,
            raw: cell.raw, place: cell.place))
        column += width
      }
    }
    columnCount = taken.count
    guard fillGaps(&budget) else { return nil }
  }

  func lastLine(from first: Int) -> Int {
    guard case .line(let line, _)? = cells.last?.place else { return first }
    return max(first, line)
  }

  /// Adds blank cells where rows end short, so that every slot has its cell.
  private mutating func fillGaps(_ budget: inout Int) -> Bool {
    let slots = rowCount * columnCount
    budget -= slots
    guard budget >= 0 else { return false }
    var isTaken = [Bool](repeating: false, count: slots)
    for cell in cells {
      for row in cell.rows {
        for column in cell.columns { isTaken[row * columnCount + column] = true }
      }
    }
    let places = cells.reduce(into: [Int: Place]()) { $0[$1.row] = $1.place }
    for slot in 0..<slots where !isTaken[slot] {
      let row = slot / columnCount
      let place = places[row] ?? .line(1, columns: 1...1)
      cells.append(Cell(row: row, column: slot % columnCount, text: "", place: place))
    }
    cells.sort { $0.index < $1.index }
    return true
  }
}
