import PageModel

/// A table of texts, of truth or output, as far as comparing needs it.
struct TextTable {
  struct Cell {
    var rows: Range<Int>
    var columns: Range<Int>
    /// Folded.
    var text: String
  }

  let id: String?
  let title: String?
  let rowCount: Int
  let columnCount: Int
  /// For each slot, row by row, its cell's number; -1 for none.
  private let slots: [Int]
  let cells: [Cell]

  /// Larger grids are hostile, not data.
  private static let largest = 1 << 22

  init?(_ value: JSONValue) {
    id = value["id"]?.string
    title = value["title"]?.string
    cells = value["cells"]?.elements.compactMap { Cell($0) } ?? []
    let rows = cells.map(\.rows.upperBound).max() ?? 0
    let columns = cells.map(\.columns.upperBound).max() ?? 0
    guard !cells.isEmpty, rows.multipliedReportingOverflow(by: columns).overflow == false,
      rows * columns <= Self.largest
    else { return nil }
    (rowCount, columnCount) = (rows, columns)
    var slots = Array(repeating: -1, count: rows * columns)
    for (number, cell) in cells.enumerated() {
      for row in cell.rows {
        for column in cell.columns { slots[row * columns + column] = number }
      }
    }
    self.slots = slots
  }

  /// The text of the cell that covers the slot; nil outside the table and where no cell is.
  func text(row: Int, column: Int) -> String? {
    guard (0..<rowCount).contains(row), (0..<columnCount).contains(column) else { return nil }
    let number = slots[row * columnCount + column]
    return number < 0 ? nil : cells[number].text
  }

  /// How often each filled text occurs.
  var texts: [String: Int] {
    cells.reduce(into: [:]) { if !$1.text.isEmpty { $0[$1.text, default: 0] += 1 } }
  }

  /// The texts that begin in each row, put together.
  var rowTexts: [String] {
    var texts = Array(repeating: "", count: rowCount)
    for cell in cells { texts[cell.rows.lowerBound] += cell.text }
    return texts
  }

  /// The texts that begin in each column, put together.
  var columnTexts: [String] {
    var texts = Array(repeating: "", count: columnCount)
    for cell in cells { texts[cell.columns.lowerBound] += cell.text }
    return texts
  }
}

extension TextTable.Cell {
  private static let longest = 1 << 16

  fileprivate init?(_ value: JSONValue) {
    let row = value["row"]?.integer ?? 0
    let column = value["column"]?.integer ?? 0
    let height = value["row_span"]?.integer ?? 1
    let width = value["column_span"]?.integer ?? 1
    guard [row, column].allSatisfy((0..<Self.longest).contains),
      [height, width].allSatisfy((1..<Self.longest).contains)
    else { return nil }
    rows = row..<row + height
    columns = column..<column + width
    text = TruthText.folded(value["text"]?.string)
  }
}
