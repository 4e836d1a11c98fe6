import PageModel

/// A table as far as it was put together, with what its surroundings say.
struct LogicalTable {
  var part: TablePart
  var surroundings: Surroundings
  var headerRows: Int

  /// The contract's table; rows that no cell covers stay as blank cells.
  func table(id: String) -> Table {
    var cells = part.cells
    cells.sort {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
    return Table(
      id: id, title: surroundings.title, unit: surroundings.unit, captions: surroundings.captions,
      regions: part.regions.map { .page($0.page, $0.box) }, rowCount: part.rowCount,
      columnCount: part.columnCount, headerRows: headerRows,
      cells: cells.map { cell in
        Cell(
          row: cell.rows.lowerBound, column: cell.columns.lowerBound, rowSpan: cell.rows.count,
          columnSpan: cell.columns.count, text: cell.text, raw: cell.raw,
          place: .page(cell.page, cell.box), confidence: cell.confidence,
          alternatives: cell.alternatives)
      }, origin: part.origin)
  }
}
