import Grids
import PageModel

/// A page with its words put into the cells of its grids or left outside of them.
struct PageContent {
  let number: Int
  let width: Double
  let height: Double
  /// From top to bottom.
  private(set) var parts: [TablePart]
  /// The text outside the parts, from top to bottom; lines are cut at wide gaps.
  private(set) var lines: [TextLine]

  /// How many pages a spreadsheet may print before it comes to the further columns of the first.
  private static let sheetReach = 12

  /// The pages of a document, in order.
  static func contents(of pages: [Page], gridSource: GridSource) -> [PageContent] {
    var contents: [PageContent] = []
    contents.reserveCapacity(pages.count)
    for page in pages {
      contents.append(
        PageContent(page, gridSource: gridSource, after: contents.suffix(sheetReach)))
    }
    return contents
  }

  private init(_ page: Page, gridSource: GridSource, after before: ArraySlice<PageContent>) {
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
      let split = RowSplitter.split(grid.grid, runs)
      let whole = MergedFigures.split(split.grid, split.runs)
      let part = TablePart(grid: whole.grid, runs: whole.runs, page: page, origin: grid.origin)
      if TableJudgement.isTable(part) && !TableJudgement.needsSupport(part)
        || TableJudgement.isSupported(part, by: before)
      {
        parts.append(part)
      } else {
        outside += runs.flatMap { $0 }
      }
    }
    lines = TextLine.lines(of: outside).flatMap { $0.split() }
  }
}
