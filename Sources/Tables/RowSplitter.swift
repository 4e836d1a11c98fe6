import Grids
import PageModel

/// Parts a row that no rulings part though several lines of figures stand in it, column beside column.
enum RowSplitter {
  /// With fewer lines the figures may be one long number, wrapped.
  private static let fewestLines = 3

  /// The grid and the runs of its cells with such rows parted.
  static func split(_ grid: Grid, _ runs: [[TextRun]]) -> (grid: Grid, runs: [[TextRun]]) {
    var (grid, runs) = (grid, runs)
    for row in (0..<grid.rowCount).reversed() {
      let inRow = grid.cells.indices.filter { grid.cells[$0].rows == row..<row + 1 }
      guard inRow.count > 1, inRow.contains(where: { runs[$0].count >= fewestLines }) else {
        continue
      }
      let edges = newEdges(inRow.map { TextLine.lines(of: runs[$0]) })
      if !edges.isEmpty { (grid, runs) = parted(grid, runs, row: row, at: edges) }
    }
    return (grid, runs)
  }

  /// The y between the lines of figures; empty unless two columns have the same lines.
  private static func newEdges(_ cells: [[TextLine]]) -> [Double] {
    let figures = cells.filter { $0.count >= fewestLines && $0.allSatisfy { isFigure($0) } }
    guard figures.count >= 2, let anchors = figures.max(by: { $0.count < $1.count }),
      figures.allSatisfy({ $0.allSatisfy { line in anchors.contains { isBeside($0, line) } } }),
      cells.allSatisfy({ $0.isEmpty || $0.count * 2 > anchors.count })
    else { return [] }
    var bands = anchors.map { (top: $0.box.top, bottom: $0.box.bottom) }
    for line in cells.joined() {
      guard
        let nearest = anchors.indices.min(by: {
          abs(anchors[$0].box.midY - line.box.midY) < abs(anchors[$1].box.midY - line.box.midY)
        })
      else { continue }
      bands[nearest].top = min(bands[nearest].top, line.box.top)
      bands[nearest].bottom = max(bands[nearest].bottom, line.box.bottom)
    }
    return zip(bands, bands.dropFirst()).map { ($0.bottom + $1.top) / 2 }
  }

  private static func isBeside(_ a: TextLine, _ b: TextLine) -> Bool {
    abs(a.box.midY - b.box.midY) < 0.4 * max(a.size, b.size)
  }

  /// Whether the line is a figure or the mark for none.
  private static func isFigure(_ line: TextLine) -> Bool {
    let text = line.text.filter { $0 != " " }
    return ValuePhrase.isValue(text) || ["-", "–", "—", "/", ".", "n.a.", "..."].contains(text)
  }

  private static func parted(
    _ grid: Grid, _ runs: [[TextRun]], row: Int, at edges: [Double]
  ) -> (grid: Grid, runs: [[TextRun]]) {
    var parted = grid
    parted.rowEdges.insert(contentsOf: edges, at: row + 1)
    parted.cells = []
    var texts: [[TextRun]] = []
    for (cell, runs) in zip(grid.cells, runs) {
      if cell.rows == row..<row + 1 {
        for part in 0...edges.count {
          var piece = cell
          piece.row = row + part
          if part > 0 { piece.box.top = edges[part - 1] }
          if part < edges.count { piece.box.bottom = edges[part] }
          parted.cells.append(piece)
          texts.append(runs.filter { run in edges.count { $0 <= run.box.midY } == part })
        }
        continue
      }
      var moved = cell
      if cell.row > row {
        moved.row += edges.count
      } else if cell.rows.contains(row) {
        moved.rowSpan += edges.count
      }
      parted.cells.append(moved)
      texts.append(runs)
    }
    let order = parted.cells.indices.sorted {
      (parted.cells[$0].row, parted.cells[$0].column) < (
        parted.cells[$1].row, parted.cells[$1].column
      )
    }
    parted.cells = order.map { parted.cells[$0] }
    return (parted, order.map { texts[$0] })
  }
}
