import PageModel

/// A table as it stands in the input, before its title and unit are looked for.
struct FoundTable {
  var cells: [Cell]
  var rowCount: Int
  var columnCount: Int
  var headerRows = 0
  var title: String?
  var origin: Table.Origin
  var firstLine: Int
  var lastLine: Int
}

/// What follows what in a text or markup input.
enum TextPart {
  case text(Block)
  case table(FoundTable)
}

/// One cell of a line that a delimiter cuts.
struct LineCell {
  var text: String
  var raw: String
  var place: Place
}

extension FoundTable {
  /// A table of rows that may differ in length: short ones are filled with blank cells.
  init(rows: [[LineCell]], headerRows: Int = 0, origin: Table.Origin, lines: ClosedRange<Int>) {
    let width = rows.map(\.count).max() ?? 0
    var cells: [Cell] = []
    cells.reserveCapacity(rows.count * width)
    for (row, found) in rows.enumerated() {
      for (column, cell) in found.enumerated() {
        cells.append(
          Cell(row: row, column: column, text: cell.text, raw: cell.raw, place: cell.place))
      }
      let edge = found.last?.place ?? .line(lines.lowerBound, columns: 1...1)
      for column in found.count..<max(width, found.count) {
        cells.append(Cell(row: row, column: column, text: "", place: edge))
      }
    }
    self.init(
      cells: cells, rowCount: rows.count, columnCount: width, headerRows: headerRows,
      origin: origin, firstLine: lines.lowerBound, lastLine: lines.upperBound)
  }
}
