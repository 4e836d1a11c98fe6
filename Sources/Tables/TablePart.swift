import Grids
import PageModel

/// A cell of a grid on one page with what is printed in it.
struct PartCell {
  var rows: Range<Int>
  var columns: Range<Int>
  var text: String
  var raw: String
  var confidence: Double
  var alternatives: [String]
  /// How surely a recogniser read it; nil for a page that has its own text.
  var recognition: RecognitionSummary?
  var page: Int
  /// In points on that page.
  var box: Box
  var missingSides: Sides
  /// The font size of its text, in points; 0 when blank.
  var size: Double
  /// Whether the last line reaches the cell's side, so that the text may go on elsewhere.
  var isLastLineFull: Bool
  var flags: [Flag] = []

  var isBlank: Bool { text.isEmpty }
}

/// A grid on one page with its text, or several of them put together.
struct TablePart {
  /// In points from the top of its first page; ever growing when pages were put together.
  var rowEdges: [Double]
  var columnEdges: [Double]
  /// In row order, then column order; they cover the part.
  var cells: [PartCell]
  /// Where it stands, page by page.
  var regions: [(page: Int, box: Box)]
  var origin: Table.Origin
  var missingSides: Sides

  var rowCount: Int { rowEdges.count - 1 }
  var columnCount: Int { columnEdges.count - 1 }
  var box: Box { regions.first?.box ?? Box(left: 0, top: 0, right: 0, bottom: 0) }
  var hasText: Bool { cells.contains { !$0.isBlank } }

  /// The cells that begin in the row, from left to right.
  func cells(startingInRow row: Int) -> [PartCell] { cells.filter { $0.rows.lowerBound == row } }

  /// The cells that cover the row, from left to right.
  func cells(coveringRow row: Int) -> [PartCell] {
    cells.filter { $0.rows.contains(row) }.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }
}

extension TablePart {
  init(grid: Grid, runs: [[TextRun]], page: Page, origin: Table.Origin) {
    rowEdges = grid.rowEdges
    columnEdges = grid.columnEdges
    regions = [(page.number, grid.box)]
    missingSides = grid.missingSides
    self.origin = origin
    cells = zip(grid.cells, runs).map { cell, runs in
      let lines = TextLine.lines(of: runs)
      // On a page of both, print is not in doubt for what is recognised beside it.
      let isScanned = page.text == .ocr || runs.contains(where: \.isRecognized)
      let isSure = page.text == .mixed && !isScanned
      return PartCell(
        rows: cell.rows, columns: cell.columns,
        text: TextJoining.text(of: lines, width: cell.box.width),
        raw: TextJoining.raw(of: lines),
        confidence: min(isSure ? 1 : page.confidence, runs.map(\.confidence).min() ?? 1),
        alternatives: TextJoining.alternatives(of: lines, width: cell.box.width),
        recognition: isScanned ? Self.recognition(of: runs) : nil, page: page.number,
        box: cell.box, missingSides: cell.missingSides, size: runs.map(\.size).max() ?? 0,
        isLastLineFull: Self.isLastLineFull(lines, in: cell.box))
    }
    flagSharedCells(
      lines: zip(cells.indices, runs).filter { $0.1.count > 1 }.map { ($0, TextLine.lines(of: $1)) }
    )
  }

  private static func recognition(of runs: [TextRun]) -> RecognitionSummary? {
    runs.dropFirst().reduce(runs.first?.recognition) { $1.recognition.joined(with: $0) }
  }

  /// Flags a cell with a figure on each of its lines in a column that has one in each cell: a border may be missing.
  private mutating func flagSharedCells(lines: [(cell: Int, lines: [TextLine])]) {
    for (index, lines) in lines where lines.count > 1 && cells[index].text.contains(" ") {
      guard lines.allSatisfy({ ValuePhrase.isValue($0.text) }) else { continue }
      let columns = cells[index].columns
      let single = cells.count {
        $0.columns == columns && ValuePhrase.isValue($0.text) && !$0.text.contains(" ")
      }
      guard single > 1 else { continue }
      cells[index].confidence = min(cells[index].confidence, 0.6)
      cells[index].flags.append(
        Flag(
          .ambiguousReading, "Several figures stand in one cell where others of its column have one"
        ))
    }
  }

  /// Whether no further character would have had room on the last line.
  private static func isLastLineFull(_ lines: [TextLine], in box: Box) -> Bool {
    guard let last = lines.last else { return false }
    let longest = lines.map(\.box.width).max() ?? 0
    if lines.count > 1 { return last.box.width > longest - 1.2 * last.size }
    // Word leaves 5.4 points on either side by default.
    return box.width - last.box.width < 11 + 1.2 * last.size
  }
}
