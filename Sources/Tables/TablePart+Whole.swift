import Grids
import PageModel

extension TablePart {
  /// Puts column edges together that differ a little from page to page.
  mutating func dropSliverColumns() {
    let places = Slivers.places(
      of: columnEdges, spans: cells.map(\.columns), narrowerThan: GridTolerances.vector.sliver)
    guard places.last != columnCount else { return }
    columnEdges = Slivers.edges(columnEdges, places: places)
    for index in cells.indices {
      let columns = cells[index].columns
      cells[index].columns = places[columns.lowerBound]..<places[columns.upperBound]
    }
  }

  /// Adds blank cells where none is, so that the cells cover all rows and columns; returns how many.
  mutating func fillGaps() -> Int {
    var covered = Array(repeating: false, count: rowCount * columnCount)
    for cell in cells {
      for row in cell.rows {
        for column in cell.columns { covered[row * columnCount + column] = true }
      }
    }
    let gaps = covered.indices.filter { !covered[$0] }
    for gap in gaps {
      let (row, column) = (gap / columnCount, gap % columnCount)
      let neighbour = cells.first { $0.rows.contains(row) }
      let box = neighbour?.box ?? self.box
      cells.append(
        PartCell(
          rows: row..<row + 1, columns: column..<column + 1, text: "", raw: "", confidence: 0.5,
          alternatives: [], page: neighbour?.page ?? regions[0].page,
          box: Box(
            left: columnEdges[column], top: box.top, right: columnEdges[column + 1],
            bottom: box.bottom), missingSides: [.left, .top, .right, .bottom], size: 0,
          isLastLineFull: false))
    }
    return gaps.count
  }

  /// The cells of the rows at the top that say something about the whole table.
  private var captionCells: [PartCell] {
    var captions: [PartCell] = []
    for row in 0..<rowCount {
      let cells = cells(startingInRow: row)
      guard isCaptionRow(cells), columnCount > 1 else { return captions }
      captions += cells.filter { !$0.isBlank }
    }
    return []
  }

  /// Whether the cells that begin in one row are a single one as wide as the table, or the unit beside captions.
  func isCaptionRow(_ cells: [PartCell]) -> Bool {
    if cells.count == 1 { return cells[0].columns.count == columnCount }
    let texts = cells.filter { !$0.isBlank }.map(\.text)
    return cells.allSatisfy { $0.rows.count == 1 }
      && texts.contains { UnitPhrase.isOnlyUnit($0) }
      && texts.allSatisfy { UnitPhrase.isOnlyUnit($0) || TitlePhrase.isCaption($0) }
  }

  /// The title that stands in the grid as a row of its own.
  var titleInside: String? {
    captionCells.map { UnitPhrase.nameAndUnit(in: $0.text)?.name ?? $0.text }
      .first { TitlePhrase.canBeTitle($0) && !TitlePhrase.isCaption($0) }
  }

  /// The unit that stands in a row of its own at the top of the grid.
  var unitInside: String? {
    captionCells.lazy.compactMap {
      UnitPhrase.nameAndUnit(in: $0.text)?.unit ?? UnitPhrase.unit(in: $0.text)
    }.first
  }

  /// Whether rows at the top of the grid name a table or state its unit, as only a table's beginning does.
  var opensWithCaption: Bool {
    captionCells.contains {
      UnitPhrase.isOnlyUnit($0.text) || UnitPhrase.nameAndUnit(in: $0.text) != nil
        || TitlePhrase.canBeTitle($0.text) && TitlePhrase.namesTable($0.text)
    }
  }
}
