import PageModel

/// Tells tables from other drawings that have crossing lines: charts, frames, boxes around text.
enum TableJudgement {
  /// Whether the part can be a table or the continuation of one.
  static func isTable(_ part: TablePart) -> Bool {
    let filled = part.cells.count { !$0.isBlank }
    guard filled > 0, part.cells.count > 1 else { return false }
    if filled * 5 >= part.cells.count * 2 { return true }
    // An empty table still has its heads; a chart's grid has its labels outside.
    return isMostlyFilled(part.cells.filter { $0.rows.lowerBound == 0 })
      || isMostlyFilled(part.cells.filter { $0.columns.lowerBound == 0 })
  }

  /// Whether the part is a table only together with another one: a single column, a box with a line.
  static func needsSupport(_ part: TablePart) -> Bool {
    part.columnCount == 1 || part.rowCount == 1 && part.columnCount == 2
  }

  /// Whether a part of a page before can go on with this one.
  static func isSupported(_ part: TablePart, by pages: ArraySlice<PageContent>) -> Bool {
    guard part.hasText else { return false }
    if let last = pages.last?.parts.last, Continuation.columnsAgree(last, part) { return true }
    return pages.contains { $0.parts.contains { SheetJoining.rowsAgree($0, part) } }
  }

  private static func isMostlyFilled(_ cells: [PartCell]) -> Bool {
    cells.count > 1 && cells.count { !$0.isBlank } * 2 >= cells.count
  }
}
