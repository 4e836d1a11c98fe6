import Grids
import PageModel

/// A page with its words put into the cells of its grids or left outside of them.
struct PageContent {
  let number: Int
  let width: Double
  let height: Double
  var parts: [TablePart]
  /// The text outside the parts, from top to bottom; lines are cut at wide gaps.
  var lines: [TextLine]

  init(_ page: Page, gridSource: GridSource) {
    number = page.number
    width = page.width
    height = page.height
    let found = gridSource.grids(on: page)
    let grids = found.map(\.grid)
    let finders = grids.map(CellFinder.init)
    var inside: [[[TextRun]]] = grids.map { Array(repeating: [], count: $0.cells.count) }
    var outside: [TextRun] = []
    for word in page.words {
      for (place, run) in Self.runs(of: word, on: page, finders: finders) {
        if let place { inside[place.grid][place.cell].append(run) } else { outside.append(run) }
      }
    }
    parts = []
    for (index, grid) in grids.enumerated() {
      let part = TablePart(grid: grid, runs: inside[index], page: page, origin: found[index].origin)
      if TableJudgement.isTable(part) {
        parts.append(part)
      } else {
        outside += inside[index].flatMap { $0 }
      }
    }
    lines = TextLine.lines(of: outside).flatMap { $0.split() }
  }

  private struct CellPlace: Equatable {
    var grid: Int
    var cell: Int
  }

  /// The word, cut where it runs from one cell into another.
  private static func runs(
    of word: Word, on page: Page, finders: [CellFinder]
  ) -> [(CellPlace?, TextRun)] {
    let places = word.glyphs.map { glyph in place(of: glyph.box, in: finders) }
    var runs: [(CellPlace?, TextRun)] = []
    var start = 0
    while start < places.count {
      var end = start + 1
      while end < places.count, places[end] == places[start] { end += 1 }
      let whole = start == 0 && end == places.count
      let run = TextRun(
        word.glyphs[start..<end], styles: page.styles,
        alternatives: whole ? word.alternatives : [])
      if let run { runs.append((places[start], run)) }
      start = end
    }
    return runs
  }

  private static func place(of box: Box, in finders: [CellFinder]) -> CellPlace? {
    for (index, finder) in finders.enumerated() {
      if let cell = finder.cell(x: box.midX, y: box.midY) {
        return CellPlace(grid: index, cell: cell)
      }
    }
    return nil
  }
}

/// Finds the cell at a point of one grid.
struct CellFinder {
  private let grid: Grid
  private let box: Box
  /// The cell of each unit of rows and columns, row by row.
  private var units: [Int]

  init(_ grid: Grid) {
    self.grid = grid
    box = grid.box
    units = Array(repeating: 0, count: grid.rowCount * grid.columnCount)
    for (index, cell) in grid.cells.enumerated() {
      for row in cell.rows {
        for column in cell.columns { units[row * grid.columnCount + column] = index }
      }
    }
  }

  func cell(x: Double, y: Double) -> Int? {
    guard box.contains(x: x, y: y) else { return nil }
    return units[
      Self.slot(of: y, in: grid.rowEdges) * grid.columnCount
        + Self.slot(of: x, in: grid.columnEdges)]
  }

  private static func slot(of value: Double, in edges: [Double]) -> Int {
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}
