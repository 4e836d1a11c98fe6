import PageModel

/// A `<table>` while it is read: its cells as marked up, not yet on their grid.
struct MarkupTable {
  struct MarkedCell {
    var rowSpan: Int
    var columnSpan: Int
    var isHeader: Bool
    var place: Place
    var text = ""
    var raw = ""
  }

  /// Whether it stands around another table.
  var holdsTable = false
  var isInHead = false
  var isInCaption = false
  private(set) var isInCell = false
  private let line: Int
  private var rows: [[MarkedCell]] = []
  private var headRows = 0
  private var caption = ""

  init(line: Int) { self.line = line }

  /// Every cell in order, for a table that turns out to be none.
  var texts: [MarkedCell] { rows.flatMap { $0 } }

  /// Whether no row has a second cell.
  var isSingleColumn: Bool { rows.allSatisfy { $0.count < 2 && ($0.first?.columnSpan ?? 1) < 2 } }

  mutating func beginRow() {
    endCell()
    rows.append([])
    if isInHead { headRows = rows.count }
  }

  mutating func endRow() { endCell() }

  mutating func beginCell(rowSpan: Int, columnSpan: Int, isHeader: Bool, line: Int) {
    endCell()
    if rows.isEmpty { beginRow() }
    rows[rows.count - 1].append(
      MarkedCell(
        rowSpan: rowSpan, columnSpan: columnSpan, isHeader: isHeader,
        place: .line(line, columns: 1...1)))
    isInCell = true
  }

  mutating func endCell() {
    guard isInCell, let row = rows.indices.last, let cell = rows[row].indices.last else { return }
    let lines = rows[row][cell].raw.split(separator: "\n").map { String($0).joiningBlanks }
    let filled = lines.filter { !$0.isEmpty }
    rows[row][cell].raw = filled.joined(separator: "\n")
    rows[row][cell].text = filled.joined(separator: " ")
    isInCell = false
  }

  /// A line end inside a cell, as `<br>` or a paragraph makes one.
  mutating func breakLine() {
    guard isInCell, let row = rows.indices.last, let cell = rows[row].indices.last else { return }
    rows[row][cell].raw += "\n"
  }

  /// Takes the text into the cell or caption being read; false when there is none.
  mutating func add(_ text: String) -> Bool {
    if isInCell, let row = rows.indices.last, let cell = rows[row].indices.last {
      // A line end in the source is only a blank; those of the page were put in by `breakLine`.
      for scalar in text.unicodeScalars {
        rows[row][cell].raw.unicodeScalars.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
      }
      return true
    }
    if isInCaption { caption += text }
    return isInCaption
  }

  /// The cells on their grid, spans honoured as HTML lays them out; nil past the budget of cells.
  func found(budget: inout Int) -> FoundTable? {
    let rows = self.rows.filter { !$0.isEmpty }
    guard let grid = MarkupGrid(rows: rows, budget: &budget) else { return nil }
    let header = rows.prefix { $0.allSatisfy(\.isHeader) }.count
    let title = caption.joiningBlanks
    return FoundTable(
      cells: grid.cells, rowCount: grid.rowCount, columnCount: grid.columnCount,
      headerRows: max(headRows, header) == rows.count ? header : max(headRows, header),
      title: title.isEmpty ? nil : title, origin: .markup, firstLine: line,
      lastLine: grid.lastLine(from: line))
  }
}
