/// Lays the rows of one tagged table into columns and parts it by page.
struct TaggedTableReader {
  /// A marked-content section of a page, the page by its object number.
  struct Content {
    var page: Int
    var identifier: Int32
  }

  private struct PlacedCell {
    var sketch: TaggedTableSketch.Cell
    var page: Int?
  }

  /// The page that the table's own dictionary names.
  let page: Int?
  private var cells: [PlacedCell] = []
  private var row = -1
  private var column = 0
  /// For every column, the row up to which a cell from above reaches.
  private var taken: [Int: Int] = [:]
  private static let widest = 1000

  init(page: Int?) { self.page = page }

  mutating func beginRow() {
    row += 1
    column = 0
  }

  mutating func add(rowSpan: Int, columnSpan: Int, isHeader: Bool, contents: [Content]) {
    while taken[column, default: 0] > row { column += 1 }
    guard column < Self.widest else { return }
    let rowSpan = min(max(rowSpan, 1), Self.widest)
    let columnSpan = min(max(columnSpan, 1), Self.widest)
    let page = contents.first?.page
    cells.append(
      PlacedCell(
        sketch: .init(
          row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan, isHeader: isHeader,
          contents: contents.filter { $0.page == page }.map(\.identifier)),
        page: page))
    for place in column..<column + columnSpan { taken[place] = row + rowSpan }
    column += columnSpan
  }

  /// The part of the table on each page; a row stands where its first printed cell does.
  func sketches() -> [(page: Int, sketch: TaggedTableSketch)] {
    var pageOfRow: [Int: Int] = [:]
    for cell in cells {
      if let page = cell.page, pageOfRow[cell.sketch.row] == nil {
        pageOfRow[cell.sketch.row] = page
      }
    }
    var parts: [(page: Int, sketch: TaggedTableSketch)] = []
    var firstRow = 0
    guard var current = pageOfRow.min(by: { $0.key < $1.key })?.value ?? page else { return [] }
    for cell in cells {
      let here = pageOfRow[cell.sketch.row] ?? current
      if parts.isEmpty || here != current {
        parts.append((here, TaggedTableSketch(cells: [])))
        firstRow = cell.sketch.row
        current = here
      }
      var sketch = cell.sketch
      sketch.row -= firstRow
      parts[parts.count - 1].sketch.cells.append(sketch)
    }
    return parts
  }
}
