import PageModel

/// A table's cells by the grid places they cover.
struct CellGrid: Sendable {
  let table: Table
  let rowCount: Int
  let columnCount: Int
  /// The number of the cell that covers a place, row by row; -1 where there is none.
  private let covering: [Int32]

  init(_ table: Table) {
    var (rows, columns) = (table.rowCount, table.columnCount)
    for cell in table.cells {
      rows = max(rows, cell.row + cell.rowSpan)
      columns = max(columns, cell.column + cell.columnSpan)
    }
    var covering = [Int32](repeating: -1, count: rows * columns)
    for (number, cell) in table.cells.enumerated() {
      for row in cell.rows {
        for column in cell.columns { covering[row * columns + column] = Int32(number) }
      }
    }
    self.table = table
    self.covering = covering
    (rowCount, columnCount) = (rows, columns)
  }

  /// The number of the cell that covers the place, or nil outside the table and where no cell is.
  func cell(row: Int, column: Int) -> Int? {
    guard row >= 0, row < rowCount, column >= 0, column < columnCount else { return nil }
    let number = covering[row * columnCount + column]
    return number < 0 ? nil : Int(number)
  }

  subscript(number: Int) -> Cell { table.cells[number] }

  /// The numbers of the cells that begin in the row, from left to right.
  func starts(in row: Int) -> [Int] {
    var numbers: [Int] = []
    for column in 0..<columnCount {
      guard let number = cell(row: row, column: column), table.cells[number].row == row,
        table.cells[number].column == column
      else { continue }
      numbers.append(number)
    }
    return numbers
  }
}
