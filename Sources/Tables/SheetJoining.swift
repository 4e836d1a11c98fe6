import PageModel

/// Joins what a spreadsheet prints side by side on different pages: further columns of the same rows.
enum SheetJoining {
  /// How far the same row may be off between two sheets, in points.
  private static let tolerance = 1.5

  /// Whether `next` can be the columns to the right of `sheet`: its rows stand at the same heights.
  static func rowsAgree(_ sheet: TablePart, _ next: TablePart) -> Bool {
    guard sheet.rowCount > 1 || next.rowCount > 1, let top = sheet.rowEdges.first,
      let bottom = sheet.rowEdges.last, let otherTop = next.rowEdges.first,
      let otherBottom = next.rowEdges.last, abs(top - otherTop) <= tolerance,
      abs(bottom - otherBottom) <= tolerance
    else { return false }
    let (fewer, more) =
      sheet.rowCount < next.rowCount
      ? (sheet.rowEdges, next.rowEdges) : (next.rowEdges, sheet.rowEdges)
    return fewer.allSatisfy { edge in more.contains { abs($0 - edge) <= tolerance } }
  }

  /// Both as one part, `right` beside `left`.
  static func joined(_ left: TablePart, _ right: TablePart) -> TablePart {
    let (rows, ours, theirs) = EdgeAlignment.union(left.rowEdges, right.rowEdges)
    var joined = left
    joined.rowEdges = rows
    for index in joined.cells.indices {
      joined.cells[index].rows = joined.cells[index].rows.moved(by: ours)
    }
    let offset = (left.columnEdges.last ?? 0) - (right.columnEdges.first ?? 0)
    joined.columnEdges += right.columnEdges.dropFirst().map { $0 + offset }
    for var cell in right.cells {
      cell.rows = cell.rows.moved(by: theirs)
      cell.columns = cell.columns.moved(by: left.columnCount)
      joined.cells.append(cell)
    }
    joined.regions += right.regions
    return joined
  }
}
