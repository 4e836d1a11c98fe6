import PageModel

extension ContentInterpreter {
  /// Adds to the path under construction.
  mutating func construct(_ op: ContentOperator) {
    guard path.points.count < limits.pathPoints else {
      marks.isCutShort = true
      return
    }
    switch op {
    case .moveTo: operandPoint(from: 0, of: 2).map { path.move(to: step($0)) }
    case .lineTo: operandPoint(from: 0, of: 2).map { path.line(to: step($0)) }
    case .curve: curve(controls: [0, 2], end: 4, of: 6)
    case .curveFromCurrent: curve(controls: [0], end: 2, of: 4)
    case .curveToEnd: curve(controls: [0], end: 2, of: 4)
    case .closePath: path.close()
    default: rectangle()
    }
  }

  private mutating func curve(controls: [Int], end: Int, of count: Int) {
    guard let last = operandPoint(from: end, of: count) else { return }
    let points = controls.compactMap { operandPoint(from: $0, of: count).map(mapped) }
    path.curve(points, to: step(last))
  }

  private mutating func rectangle() {
    guard let n = operands(4) else { return }
    let (x, y) = (n[n.startIndex], n[n.startIndex + 1])
    let (right, top) = (x + n[n.startIndex + 2], y + n[n.startIndex + 3])
    path.rectangle(
      state.map.point(x, y), state.map.point(right, y), state.map.point(right, top),
      state.map.point(x, top))
    current = Point(x: x, y: y)
  }

  /// The point at the place among the last `count` numbers, in user space.
  private func operandPoint(from place: Int, of count: Int) -> Point? {
    guard let n = operands(count) else { return nil }
    return Point(x: n[n.startIndex + place], y: n[n.startIndex + place + 1])
  }

  private func mapped(_ point: Point) -> Point { state.map.point(point.x, point.y) }

  private mutating func step(_ point: Point) -> Point {
    current = point
    return mapped(point)
  }

  /// Paints or clips with the path, then forgets it.
  mutating func paint(_ op: ContentOperator) {
    switch op {
    case .clip: pendingClip = .nonZero
    case .clipEvenOdd: pendingClip = .evenOdd
    case .endPath: endPath()
    case .stroke: endPath(strokes: true)
    case .closeAndStroke: endPath(strokes: true, closes: true)
    case .fill, .fillObsolete: endPath(fills: .nonZero)
    case .fillEvenOdd: endPath(fills: .evenOdd)
    case .fillAndStroke: endPath(fills: .nonZero, strokes: true)
    case .fillEvenOddAndStroke: endPath(fills: .evenOdd, strokes: true)
    case .closeFillAndStroke: endPath(fills: .nonZero, strokes: true, closes: true)
    default: endPath(fills: .evenOdd, strokes: true, closes: true)
    }
  }

  private mutating func endPath(
    fills: Winding? = nil, strokes: Bool = false, closes: Bool = false
  ) {
    if closes { path.close() }
    if fills != nil || strokes || pendingClip != nil {
      let subpaths = path.subpaths
      if let fills { fill(subpaths, fills) }
      if strokes { stroke(subpaths) }
      if pendingClip != nil { clip(to: subpaths) }
    }
    pendingClip = nil
    path.removeAll()
  }

  /// Narrows the clip to the path's extent: exact for the usual rectangle, else too wide.
  private mutating func clip(to subpaths: [DrawnPath.Subpath]) {
    let isRectangle =
      subpaths.count == 1 && subpaths[0].points.count > 1 && !subpaths[0].hasCurves
      && path.fillsExtent(subpaths[0], path.extent(of: subpaths[0]))
    if !isRectangle { state.isClipShaped = true }
    var extent: Box?
    for subpath in subpaths {
      let box = path.extent(of: subpath)
      extent = extent?.union(box) ?? box
    }
    let none = Box(left: 0, top: 0, right: 0, bottom: 0)
    state.clip = state.clip.common(with: extent ?? none) ?? none
  }

  /// Narrows the clip to a rectangle of user space: left, bottom, right, top.
  mutating func clip(toRectangle sides: [Double]) {
    state.clip =
      state.clip.common(with: state.map.extent(ofRectangle: sides))
      ?? Box(left: 0, top: 0, right: 0, bottom: 0)
  }
}

extension DrawnPath {
  /// The smallest box that holds the run.
  func extent(of subpath: Subpath) -> Box {
    let first = points[subpath.points.lowerBound]
    var box = Box(left: first.x, top: first.y, right: first.x, bottom: first.y)
    for point in points[subpath.points].dropFirst() {
      if point.x < box.left {
        box.left = point.x
      } else if point.x > box.right {
        box.right = point.x
      }
      if point.y < box.top {
        box.top = point.y
      } else if point.y > box.bottom {
        box.bottom = point.y
      }
    }
    return box
  }
}

extension AffineMap {
  /// The upright box around the image of a rectangle given as left, bottom, right, top.
  func extent(ofRectangle sides: [Double]) -> Box {
    let corners = [
      point(sides[0], sides[1]), point(sides[2], sides[1]), point(sides[2], sides[3]),
      point(sides[0], sides[3]),
    ]
    let x = corners.map(\.x)
    let y = corners.map(\.y)
    return Box(
      left: x.min() ?? 0, top: y.min() ?? 0, right: x.max() ?? 0, bottom: y.max() ?? 0)
  }
}

extension Box {
  /// What both cover, lines without thickness included; nil where they do not touch.
  package func common(with other: Box) -> Box? {
    let box = Box(
      left: max(left, other.left), top: max(top, other.top),
      right: min(right, other.right), bottom: min(bottom, other.bottom))
    return box.right >= box.left && box.bottom >= box.top ? box : nil
  }
}
