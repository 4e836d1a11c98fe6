import PageModel

/// A table as far as it was put together, with what its surroundings say.
struct LogicalTable {
  /// What one band of rows consists of: sheets side by side, and header rows to be dropped.
  private struct Band {
    var sheets: [TablePart]
    var dropped: Int
  }

  private var bands: [Band]
  /// The first sheets of all bands, put together.
  private(set) var part: TablePart
  private(set) var headerRows: Int
  var surroundings: Surroundings

  init(_ part: TablePart, _ surroundings: Surroundings) {
    bands = [Band(sheets: [part], dropped: 0)]
    self.part = part
    self.surroundings = surroundings
    headerRows = HeaderRows.count(in: part)
  }

  /// Adds a part that goes on below.
  mutating func append(_ next: TablePart, _ more: Surroundings, dropping dropped: Int) {
    bands.append(Band(sheets: [next], dropped: dropped))
    part = Continuation.append(next, to: part, dropping: dropped, headerRows: headerRows)
    surroundings.addPage(more)
  }

  /// Adds a part as the further columns of an earlier one; false when it does not fit.
  mutating func appendSheet(_ next: TablePart, _ more: Surroundings) -> Bool {
    let fewest = bands.map(\.sheets.count).min() ?? 1
    guard let band = bands.firstIndex(where: { $0.sheets.count == fewest }),
      SheetJoining.rowsAgree(bands[band].sheets[0], next)
    else { return false }
    bands[band].sheets.append(next)
    surroundings.addPage(more)
    return true
  }

  /// The part with all its sheets.
  private func assembled() -> TablePart {
    guard bands.contains(where: { $0.sheets.count > 1 }) else { return part }
    let joined = bands.map { band in
      band.sheets.dropFirst().reduce(band.sheets[0]) { SheetJoining.joined($0, $1) }
    }
    var whole = joined[0]
    for (band, next) in zip(bands, joined).dropFirst() {
      whole = Continuation.append(
        next, to: whole, dropping: band.dropped, headerRows: headerRows)
    }
    whole.regions.sort { $0.page < $1.page }
    return whole
  }

  /// The contract's table.
  func table(id: String) -> Table {
    var whole = assembled()
    let added = whole.fillGaps()
    let cells = whole.cells.sorted {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
    var flags: [Flag] = []
    if added > 0 {
      flags.append(
        Flag(.columnMissing, "\(added) cells that other pages of the table have are missing"))
    }
    return Table(
      id: id, title: surroundings.title,
      unit: surroundings.unit ?? whole.unitInside,
      captions: surroundings.captions, regions: whole.regions.map { .page($0.page, $0.box) },
      rowCount: whole.rowCount, columnCount: whole.columnCount,
      headerRows: HeaderRows.count(in: whole), cells: cells.map(Self.cell), origin: whole.origin,
      flags: flags)
  }

  private static func cell(_ cell: PartCell) -> Cell {
    Cell(
      row: cell.rows.lowerBound, column: cell.columns.lowerBound, rowSpan: cell.rows.count,
      columnSpan: cell.columns.count, text: cell.text, raw: cell.raw,
      place: .page(cell.page, cell.box), confidence: cell.confidence,
      alternatives: cell.alternatives, recognition: cell.recognition, flags: cell.flags)
  }
}

extension FlagCode {
  /// A column that stands on one page of a table and not on the next.
  static let columnMissing = FlagCode(rawValue: "column_missing")
}
