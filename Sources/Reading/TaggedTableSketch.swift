import PageModel

/// A table of the structure tree on one page, its cells still as marked-content numbers.
struct TaggedTableSketch {
  struct Cell {
    var row: Int
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
    var isHeader: Bool
    /// The marked-content sections of the page that hold its text, in order.
    var contents: [Int32]
  }

  var cells: [Cell]

  /// The table with the texts of its sections put in.
  func table(texts: [Int32: String]) -> TaggedTable {
    TaggedTable(
      cells: cells.map { cell in
        TaggedTable.Cell(
          row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
          isHeader: cell.isHeader, text: cell.contents.compactMap { texts[$0] }.joined())
      })
  }
}

extension PopplerText {
  /// The printed text of each marked-content section, blanks left out.
  func textsByIdentifier(_ origins: [TextOrigin]) -> [Int32: String] {
    let index = TextOriginIndex(origins)
    var texts: [Int32: String] = [:]
    for glyph in glyphs where !glyph.scalar.isBlank {
      guard let identifier = index.origin(of: glyph.box)?.identifier, identifier >= 0 else {
        continue
      }
      texts[identifier, default: ""].unicodeScalars.append(glyph.scalar)
    }
    return texts
  }
}
