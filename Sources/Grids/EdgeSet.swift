/// The edges of the rows or of the columns of one grid, and which of their parts are drawn.
struct EdgeSet {
  /// In points, ascending.
  var positions: [Double]
  /// For each edge the drawn stretches along it, as start and end in points.
  var stretches: [[(start: Double, end: Double)]]

  /// The edges on which the lines lie; `crossing` lines close a side where two or more stick out.
  init(along lines: [RuledLine], crossing: [RuledLine], tolerances: GridTolerances) {
    positions = []
    stretches = []
    var weights: [Double] = []
    let limit = Self.doublingLimit(of: lines, tolerances)
    for line in lines.sorted(by: { $0.position < $1.position }) {
      if let last = positions.last, line.position - last < limit {
        let weight = (weights.last ?? 0) + line.length
        positions[positions.count - 1] += (line.position - last) * line.length / weight
        weights[weights.count - 1] = weight
        stretches[stretches.count - 1].append((line.start, line.end))
      } else {
        positions.append(line.position)
        weights.append(line.length)
        stretches.append([(line.start, line.end)])
      }
    }
    close(crossing: crossing, tolerances)
  }

  /// How much of the edge between two points is drawn, from 0 to 1.
  func drawnPart(ofEdge edge: Int, from start: Double, to end: Double) -> Double {
    var drawn = 0.0
    for stretch in stretches[edge] {
      drawn += max(0, min(stretch.end, end) - max(stretch.start, start))
    }
    return drawn / max(end - start, 0.01)
  }

  /// Adds an edge where the crossing lines stick out beyond the outermost one: a border left open.
  private mutating func close(crossing: [RuledLine], _ tolerances: GridTolerances) {
    guard let first = positions.first, let last = positions.last else { return }
    let margin = 2 * tolerances.reach + 1
    let before = crossing.map(\.start).filter { $0 < first - margin }.sorted()
    let after = crossing.map(\.end).filter { $0 > last + margin }.sorted()
    if before.count >= 2 {
      positions.insert(before[before.count / 2], at: 0)
      stretches.insert([], at: 0)
    }
    if after.count >= 2 {
      positions.append(after[after.count / 2])
      stretches.append([])
    }
  }

  private static func doublingLimit(of lines: [RuledLine], _ tolerances: GridTolerances) -> Double {
    let sorted = lines.map(\.position).sorted()
    let gaps = zip(sorted.dropFirst(), sorted).map { $0.0 - $0.1 }
      .filter { $0 > tolerances.doubling }.sorted()
    guard !gaps.isEmpty else { return tolerances.snap * 2 }
    return min(tolerances.doubling, gaps[gaps.count / 2] / 4)
  }
}
