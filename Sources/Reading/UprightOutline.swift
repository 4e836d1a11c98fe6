import PageModel

/// How overlapping runs of one path fill.
enum Winding {
  case nonZero
  case evenOdd
}

/// A filled path of upright edges that is more than rectangles side by side: a frame, an L, a comb.
struct UprightOutline {
  /// An upright edge, upwards or downwards.
  private struct Edge {
    var x: Double
    var top: Double
    var bottom: Double
    var direction: Int
  }

  private var edges: [Edge] = []
  /// Whether the runs overlap or have more than four corners, so that they must be cut into boxes.
  private(set) var needsCutting = false

  /// Larger paths are drawings, not borders.
  private static let mostPoints = 128

  init(_ path: DrawnPath, _ subpaths: [DrawnPath.Subpath]) {
    let pointCount = subpaths.reduce(0) { $0 + $1.points.count }
    guard pointCount > 4, pointCount <= Self.mostPoints else { return }
    guard !subpaths.contains(where: \.hasCurves) else { return }
    let hasCorners = subpaths.contains { $0.points.count > 5 }
    guard hasCorners || Self.overlap(subpaths.map { path.extent(of: $0) }) else { return }
    for subpath in subpaths where !addEdges(path.points[subpath.points]) { return }
    needsCutting = true
  }

  /// The filled area as boxes from top to bottom; equal strips one below the other are one box.
  func boxes(_ winding: Winding) -> [Box] {
    let levels = Set(edges.flatMap { [$0.top, $0.bottom] }).sorted()
    var finished: [Box] = []
    var open: [Box] = []
    for (top, bottom) in zip(levels, levels.dropFirst()) where bottom - top > 0.01 {
      let strips = spans(at: (top + bottom) / 2, winding)
      var grown: [Box] = []
      for (left, right) in strips {
        let above = open.firstIndex { $0.left == left && $0.right == right && $0.bottom == top }
        let start = above.map { open.remove(at: $0).top } ?? top
        grown.append(Box(left: left, top: start, right: right, bottom: bottom))
      }
      finished += open
      open = grown
    }
    return finished + open
  }

  /// The filled stretches of a horizontal cut.
  private func spans(at y: Double, _ winding: Winding) -> [(Double, Double)] {
    let crossed = edges.filter { $0.top < y && $0.bottom > y }.sorted { $0.x < $1.x }
    var spans: [(Double, Double)] = []
    var turns = 0
    var left = 0.0
    for edge in crossed {
      let wasInside = winding == .evenOdd ? turns % 2 != 0 : turns != 0
      turns += winding == .evenOdd ? 1 : edge.direction
      let isInside = winding == .evenOdd ? turns % 2 != 0 : turns != 0
      if isInside, !wasInside { left = edge.x }
      if wasInside, !isInside, edge.x > left { spans.append((left, edge.x)) }
    }
    return spans
  }

  private static func overlap(_ boxes: [Box]) -> Bool {
    guard boxes.count > 1 else { return false }
    for (index, box) in boxes.enumerated() {
      for other in boxes[..<index] where box.intersection(other) != nil { return true }
    }
    return false
  }

  /// False when an edge is slanted.
  private mutating func addEdges(_ points: ArraySlice<Point>) -> Bool {
    guard var previous = points.last else { return true }
    for point in points {
      let (dx, dy) = (abs(point.x - previous.x), abs(point.y - previous.y))
      if min(dx, dy) > 0.05 { return false }
      if dy > dx {
        edges.append(
          Edge(
            x: point.x, top: min(point.y, previous.y), bottom: max(point.y, previous.y),
            direction: point.y > previous.y ? 1 : -1))
      }
      previous = point
    }
    return true
  }
}
