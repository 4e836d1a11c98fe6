import Grids
import PageModel

/// A page with its words put into the cells of its grids or left outside of them.
struct PageContent {
  let number: Int
  let width: Double
  let height: Double
  /// From top to bottom.
  var parts: [TablePart]
  /// The text outside the parts, from top to bottom; lines are cut at wide gaps.
  var lines: [TextLine]

  init(_ page: Page, gridSource: GridSource) {
    number = page.number
    width = page.width
    height = page.height
    let found = gridSource.grids(on: page)
    let placer = WordPlacer(page, grids: found.map(\.grid))
    var outside = placer.outside
    parts = []
    for (index, grid) in found.enumerated() {
      let runs = grid.grid.cells.indices.map {
        placer.inside[CellPlace(grid: index, cell: $0)] ?? []
      }
      let part = TablePart(grid: grid.grid, runs: runs, page: page, origin: grid.origin)
      if TableJudgement.isTable(part) { parts.append(part) } else { outside += runs.flatMap { $0 } }
    }
    lines = TextLine.lines(of: outside).flatMap { $0.split() }
  }
}
