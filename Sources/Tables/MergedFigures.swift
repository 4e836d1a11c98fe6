import Grids
import PageModel

/// Parts a cell that a missing border made of several, each with a figure of its own in its place.
enum MergedFigures {
  /// The grid and the runs of its cells with such cells parted.
  static func split(_ grid: Grid, _ runs: [[TextRun]]) -> (grid: Grid, runs: [[TextRun]]) {
    var parted = grid
    parted.cells = []
    var texts: [[TextRun]] = []
    for (cell, runs) in zip(grid.cells, runs) {
      let pieces = self.pieces(of: cell, runs, in: grid)
      parted.cells += pieces.map(\.cell)
      texts += pieces.map(\.runs)
    }
    guard parted.cells.count > grid.cells.count else { return (grid, runs) }
    let order = parted.cells.indices.sorted {
      (parted.cells[$0].row, parted.cells[$0].column) < (
        parted.cells[$1].row, parted.cells[$1].column
      )
    }
    parted.cells = order.map { parted.cells[$0] }
    return (parted, order.map { texts[$0] })
  }

  private static func pieces(
    of cell: GridCell, _ runs: [TextRun], in grid: Grid
  ) -> [(cell: GridCell, runs: [TextRun])] {
    guard runs.count >= 2 else { return [(cell, runs)] }
    if cell.rowSpan > 1, cell.columnSpan == 1 {
      let edges = Array(grid.rowEdges[cell.row...cell.row + cell.rowSpan])
      let lines = TextLine.lines(of: runs)
      if haveOneRowEach(lines, edges: edges, width: cell.box.width) {
        return lines.enumerated().map { place, line in
          var piece = cell
          (piece.row, piece.rowSpan) = (cell.row + place, 1)
          (piece.box.top, piece.box.bottom) = (edges[place], edges[place + 1])
          return (piece, line.runs)
        }
      }
    } else if cell.columnSpan > 1, cell.rowSpan == 1 {
      let edges = Array(grid.columnEdges[cell.column...cell.column + cell.columnSpan])
      let runs = runs.sorted { $0.box.left < $1.box.left }
      if haveOneColumnEach(runs, edges: edges) {
        return runs.enumerated().map { place, run in
          var piece = cell
          (piece.column, piece.columnSpan) = (cell.column + place, 1)
          (piece.box.left, piece.box.right) = (edges[place], edges[place + 1])
          return (piece, [run])
        }
      }
    }
    return [(cell, runs)]
  }

  /// Whether each row has one figure in its middle; a number wrapped in a tall cell has not.
  private static func haveOneRowEach(_ lines: [TextLine], edges: [Double], width: Double) -> Bool {
    guard lines.count == edges.count - 1 else { return false }
    return lines.enumerated().allSatisfy { place, line in
      let (top, bottom) = (edges[place], edges[place + 1])
      return ValuePhrase.isValue(line.text) && line.box.width < width - line.size
        && abs(line.box.midY - (top + bottom) / 2) < 0.2 * (bottom - top)
    }
  }

  private static func haveOneColumnEach(_ runs: [TextRun], edges: [Double]) -> Bool {
    guard runs.count == edges.count - 1, TextLine.lines(of: runs).count == 1 else { return false }
    return runs.enumerated().allSatisfy { place, run in
      ValuePhrase.isValue(run.text) && run.box.left > edges[place]
        && run.box.right < edges[place + 1]
    }
  }
}
