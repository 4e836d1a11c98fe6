import PageModel

/// Makes the cells of one network of lines.
struct GridBuilder {
  private let rows: EdgeSet
  private let columns: EdgeSet
  private let tolerances: GridTolerances
  private let rowCount: Int
  private let columnCount: Int
  /// Whether a ruling parts the unit cell from the one to its right, row by row.
  private var partsRight: [Bool]
  /// Whether a ruling parts the unit cell from the one below, row by row.
  private var partsBelow: [Bool]

  /// Far more than any printed table has: beyond are hatchings and maps.
  private static let mostUnits = 50_000

  /// Nil when the network has not two edges each way, or too many.
  init?(_ network: LineNetwork, tolerances: GridTolerances) {
    self.tolerances = tolerances
    rows = EdgeSet(
      along: network.horizontals, crossing: network.verticals, tolerances: tolerances)
    columns = EdgeSet(
      along: network.verticals, crossing: network.horizontals, tolerances: tolerances)
    rowCount = rows.positions.count - 1
    columnCount = columns.positions.count - 1
    guard rowCount > 0, columnCount > 0, rowCount * columnCount <= Self.mostUnits else {
      return nil
    }
    partsRight = []
    partsBelow = []
    partsRight.reserveCapacity(rowCount * columnCount)
    partsBelow.reserveCapacity(rowCount * columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        partsRight.append(
          column + 1 == columnCount
            || drawnVertical(column + 1, rows: row..<row + 1) >= tolerances.drawnPart)
        partsBelow.append(
          row + 1 == rowCount
            || drawnHorizontal(row + 1, columns: column..<column + 1) >= tolerances.drawnPart)
      }
    }
  }

  /// The grid with its cells; edges that no cell ends at are dropped.
  func grid() -> Grid {
    var cells: [GridCell] = []
    for region in regions() { cells += rectangles(of: region) }
    let grid = Grid(
      rowEdges: rows.positions, columnEdges: columns.positions, cells: cells,
      missingSides: missingSides(rows: 0..<rowCount, columns: 0..<columnCount))
    return grid.withoutUnusedEdges().withoutSlivers(narrowerThan: tolerances.sliver)
  }

  /// The unit cells that hang together because nothing is drawn between them.
  private func regions() -> [[Int]] {
    var sets = DisjointSets(count: rowCount * columnCount)
    for unit in 0..<rowCount * columnCount {
      if !partsRight[unit] { sets.join(unit, unit + 1) }
      if !partsBelow[unit] { sets.join(unit, unit + columnCount) }
    }
    var regions: [Int: [Int]] = [:]
    for unit in 0..<rowCount * columnCount {
      regions[sets.root(of: unit), default: []].append(unit)
    }
    return regions.values.map { $0 }
  }

  /// The region cut into the fewest rectangles, by rows first or by columns first.
  private func rectangles(of region: [Int]) -> [GridCell] {
    let units = region.map { (row: $0 / columnCount, column: $0 % columnCount) }
    let rows = (units.map(\.row).min() ?? 0)..<(units.map(\.row).max() ?? 0) + 1
    let columns = (units.map(\.column).min() ?? 0)..<(units.map(\.column).max() ?? 0) + 1
    if rows.count * columns.count == region.count { return [cell(rows: rows, columns: columns)] }
    let byRows = Self.runs(units.map { ($0.row, $0.column) })
    let byColumns = Self.runs(units.map { ($0.column, $0.row) })
    return byRows.count <= byColumns.count
      ? byRows.map { cell(rows: $0.lines, columns: $0.run) }
      : byColumns.map { cell(rows: $0.run, columns: $0.lines) }
  }

  /// Runs of units on each line; equal runs on neighbouring lines are put together.
  private static func runs(_ units: [(line: Int, at: Int)]) -> [(
    lines: Range<Int>, run: Range<Int>
  )] {
    var done: [(lines: Range<Int>, run: Range<Int>)] = []
    for unit in units.sorted(by: { ($0.line, $0.at) < ($1.line, $1.at) }) {
      if let last = done.last, last.lines.lowerBound == unit.line, last.run.upperBound == unit.at {
        done[done.count - 1].run = last.run.lowerBound..<unit.at + 1
      } else {
        done.append((unit.line..<unit.line + 1, unit.at..<unit.at + 1))
      }
    }
    var merged: [(lines: Range<Int>, run: Range<Int>)] = []
    for run in done {
      let above = merged.firstIndex {
        $0.lines.upperBound == run.lines.lowerBound && $0.run == run.run
      }
      if let above {
        merged[above].lines = merged[above].lines.lowerBound..<run.lines.upperBound
      } else {
        merged.append(run)
      }
    }
    return merged
  }

  private func cell(rows rowRange: Range<Int>, columns columnRange: Range<Int>) -> GridCell {
    GridCell(
      row: rowRange.lowerBound, column: columnRange.lowerBound, rowSpan: rowRange.count,
      columnSpan: columnRange.count,
      box: Box(
        left: columns.positions[columnRange.lowerBound], top: rows.positions[rowRange.lowerBound],
        right: columns.positions[columnRange.upperBound],
        bottom: rows.positions[rowRange.upperBound]),
      missingSides: missingSides(rows: rowRange, columns: columnRange))
  }

  private func missingSides(rows: Range<Int>, columns: Range<Int>) -> Sides {
    var sides: Sides = []
    if drawnVertical(columns.lowerBound, rows: rows) < 0.5 { sides.insert(.left) }
    if drawnVertical(columns.upperBound, rows: rows) < 0.5 { sides.insert(.right) }
    if drawnHorizontal(rows.lowerBound, columns: columns) < 0.5 { sides.insert(.top) }
    if drawnHorizontal(rows.upperBound, columns: columns) < 0.5 { sides.insert(.bottom) }
    return sides
  }

  private func drawnVertical(_ edge: Int, rows range: Range<Int>) -> Double {
    columns.drawnPart(
      ofEdge: edge, from: rows.positions[range.lowerBound], to: rows.positions[range.upperBound])
  }

  private func drawnHorizontal(_ edge: Int, columns range: Range<Int>) -> Double {
    rows.drawnPart(
      ofEdge: edge, from: columns.positions[range.lowerBound],
      to: columns.positions[range.upperBound])
  }
}
