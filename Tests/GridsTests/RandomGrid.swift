import Grids
import PageModel

/// A table with random edges and merges, and the rulings that draw it.
struct RandomGrid {
  var rowEdges: [Double]
  var columnEdges: [Double]
  /// Row, column, row span, column span of each cell, in order.
  var cells: [[Int]]

  init(using random: inout some RandomNumberGenerator) {
    rowEdges = Self.edges(count: Int.random(in: 3...9, using: &random), from: 80, using: &random)
    columnEdges = Self.edges(count: Int.random(in: 3...7, using: &random), from: 50, using: &random)
    let (rows, columns) = (rowEdges.count - 1, columnEdges.count - 1)
    var taken = Array(repeating: false, count: rows * columns)
    cells = []
    for row in 0..<rows {
      for column in 0..<columns where !taken[row * columns + column] {
        // Wider than the grid is cut; a merge stops before what is taken and never swallows a whole line.
        var (high, wide) = (1, 1)
        if Int.random(in: 0..<5, using: &random) == 0 {
          high = min(Int.random(in: 1...3, using: &random), rows - row, max(1, rows - 1))
          wide = min(Int.random(in: 1...3, using: &random), columns - column, max(1, columns - 1))
        }
        while wide > 1, (0..<wide).contains(where: { taken[row * columns + column + $0] }) {
          wide -= 1
        }
        for r in row..<row + high {
          for c in column..<column + wide { taken[r * columns + c] = true }
        }
        cells.append([row, column, high, wide])
      }
    }
    dropUnusedEdges()
  }

  /// One ruling for each side of each cell, cut in pieces and moved a little where asked.
  func rulings(
    jitter: Double, pieces: Int, open: Sides, using random: inout some RandomNumberGenerator
  ) -> [Ruling] {
    var rulings: [Ruling] = []
    func draw(_ axis: Ruling.Axis, _ position: Double, _ start: Double, _ end: Double) {
      for piece in 0..<pieces {
        let part = (end - start) / Double(pieces)
        rulings.append(
          Ruling(
            axis: axis, position: position + Double.random(in: -jitter...jitter, using: &random),
            start: start + Double(piece) * part
              + Double.random(in: -jitter...jitter, using: &random),
            end: start + Double(piece + 1) * part
              + Double.random(in: -jitter...jitter, using: &random)))
      }
    }
    for cell in cells {
      let (left, right) = (columnEdges[cell[1]], columnEdges[cell[1] + cell[3]])
      let (top, bottom) = (rowEdges[cell[0]], rowEdges[cell[0] + cell[2]])
      if !(open.contains(.left) && cell[1] == 0) { draw(.vertical, left, top, bottom) }
      if !(open.contains(.top) && cell[0] == 0) { draw(.horizontal, top, left, right) }
      if cell[1] + cell[3] == columnEdges.count - 1, !open.contains(.right) {
        draw(.vertical, right, top, bottom)
      }
      if cell[0] + cell[2] == rowEdges.count - 1, !open.contains(.bottom) {
        draw(.horizontal, bottom, left, right)
      }
    }
    return rulings.shuffled(using: &random)
  }

  private static func edges(
    count: Int, from start: Double, using random: inout some RandomNumberGenerator
  ) -> [Double] {
    (1..<count).reduce(into: [start]) { edges, _ in
      edges.append(edges[edges.count - 1] + Double.random(in: 12...90, using: &random))
    }
  }

  /// An edge at which no cell ends is not drawn and cannot come back.
  private mutating func dropUnusedEdges() {
    for axis in 0...1 {
      var edges = axis == 0 ? rowEdges : columnEdges
      for edge in edges.indices.reversed() where edge > 0 && edge < edges.count - 1 {
        guard !cells.contains(where: { $0[axis] == edge }) else { continue }
        edges.remove(at: edge)
        for index in cells.indices {
          let (start, end) = (cells[index][axis], cells[index][axis] + cells[index][axis + 2])
          if start > edge {
            cells[index][axis] -= 1
          } else if end > edge {
            cells[index][axis + 2] -= 1
          }
        }
      }
      if axis == 0 { rowEdges = edges } else { columnEdges = edges }
    }
    cells.sort { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }
}

/// A small generator with a seed, so that a failing case can be drawn again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
