import PageModel

/// The path under construction, in page points.
struct DrawnPath {
  /// A run of connected points.
  struct Subpath {
    var points: Range<Int>
    var isClosed: Bool
    var hasCurves: Bool
  }

  private(set) var points: [Point] = []
  /// Places in `points` that a curve leads to.
  private(set) var curveEnds: [Int] = []
  private var finished: [Subpath] = []
  private var start = 0
  private var curvesAtStart = 0

  /// Every run, the one still open included.
  var subpaths: [Subpath] {
    var all = finished
    if points.count > start { all.append(open(isClosed: false)) }
    return all
  }

  mutating func move(to point: Point) {
    endSubpath(isClosed: false)
    points.append(point)
  }

  mutating func line(to point: Point) { points.append(point) }

  /// Keeps control points too, so that the run's extent covers the curve.
  mutating func curve(_ controls: [Point], to end: Point) {
    for point in controls + [end] {
      curveEnds.append(points.count)
      points.append(point)
    }
  }

  /// Ends the run by a line to its beginning; a new one starts there.
  mutating func close() {
    guard points.count > start else { return }
    let first = points[start]
    endSubpath(isClosed: true)
    points.append(first)
  }

  /// Adds a closed run of four corners.
  mutating func rectangle(_ a: Point, _ b: Point, _ c: Point, _ d: Point) {
    endSubpath(isClosed: false)
    points.append(a)
    points.append(b)
    points.append(c)
    points.append(d)
    endSubpath(isClosed: true)
  }

  mutating func removeAll() {
    points.removeAll(keepingCapacity: true)
    curveEnds.removeAll(keepingCapacity: true)
    finished.removeAll(keepingCapacity: true)
    start = 0
    curvesAtStart = 0
  }

  private func open(isClosed: Bool) -> Subpath {
    Subpath(
      points: start..<points.count, isClosed: isClosed, hasCurves: curveEnds.count > curvesAtStart)
  }

  private mutating func endSubpath(isClosed: Bool) {
    // A lone point draws nothing, unless it was closed: then it is a dot.
    if points.count > start + (isClosed ? 0 : 1) { finished.append(open(isClosed: isClosed)) }
    start = points.count
    curvesAtStart = curveEnds.count
  }
}
