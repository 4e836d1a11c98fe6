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
  /// The lowest grid, where it is a table only together with another one and none was found.
  private var loose: (part: TablePart, others: [TextRun])?

  /// How many pages a spreadsheet may print before it comes to the further columns of the first.
  private static let sheetReach = 12

  /// The pages of a document, in order.
  static func contents(of pages: [Page], gridSource: GridSource) -> [PageContent] {
    var contents: [PageContent] = []
    contents.reserveCapacity(pages.count)
    for page in pages {
      let content = PageContent(page, gridSource: gridSource, after: contents.suffix(sheetReach))
      if let last = contents.indices.last { contents[last].keepLoosePart(before: content) }
      contents.append(content)
    }
    return contents
  }

  /// Takes the loose part at the foot of the page as the first row of the table that the next page
  /// begins with: a form whose first row alone stands before the page break.
  private mutating func keepLoosePart(before next: PageContent) {
    guard let (part, others) = loose, let top = next.parts.first,
      Continuation.columnsAgree(part, top),
      !hasText(between: part.box.bottom, and: height), !next.hasText(between: 0, and: top.box.top)
    else { return }
    parts.append(part)
    lines = Self.lines(of: others)
    loose = nil
  }

  /// Whether a line that is no header or footer stands between two heights, in points from the top.
  private func hasText(between top: Double, and bottom: Double) -> Bool {
    lines.contains { line in
      line.box.midY > top && line.box.midY < bottom
        && PageFurniture.margin(of: line, on: self) == nil
    }
  }

  private static func lines(of runs: [TextRun]) -> [TextLine] {
    TextLine.lines(of: runs).flatMap { $0.split() }
  }

  private init(_ page: Page, gridSource: GridSource, after before: ArraySlice<PageContent>) {
    number = page.number
    width = page.width
    height = page.height
    let found = gridSource.grids(on: page)
    let placer = WordPlacer(page, grids: found.map(\.grid))
    var outside = placer.outside
    parts = []
    var lowest: (part: TablePart, runs: [TextRun])?
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
        outside += lowest?.runs ?? []
        lowest = nil
      } else if part.columnCount > 1, TableJudgement.isTable(part) {
        outside += lowest?.runs ?? []
        lowest = (part, runs.flatMap { $0 })
      } else {
        outside += runs.flatMap { $0 }
      }
    }
    if let lowest { loose = (lowest.part, outside) }
    lines = Self.lines(of: outside + (lowest?.runs ?? []))
  }
}
