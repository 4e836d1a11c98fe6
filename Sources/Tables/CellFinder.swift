import Grids
import PageModel

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
