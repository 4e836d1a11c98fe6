import PageModel

extension ContentInterpreter {
  /// Thicker filled areas than this are not lines, in points.
  static var thickestLine: Double { 3.0 }

  /// Notes the upright straight pieces of the runs as strokes.
  mutating func stroke(_ subpaths: [DrawnPath.Subpath]) {
    guard state.strokeOpacity > 0.01, !markedContent.isHidden else { return }
    let color = state.stroke.color.overPaper(opacity: state.strokeOpacity)
    let halfWidth = state.lineWidth * state.map.penWidth / 2
    let halfHeight = state.lineWidth * state.map.penHeight / 2
    var curveEnd = path.curveEnds[...]
    for subpath in subpaths where subpath.points.count > 1 || subpath.isClosed {
      for index in subpath.points.dropFirst() {
        while let place = curveEnd.first, place < index { curveEnd.removeFirst() }
        if curveEnd.first == index { continue }
        stroke(path.points[index - 1], path.points[index], halfWidth, halfHeight, color)
      }
      if subpath.isClosed {
        let ends = (
          path.points[subpath.points.upperBound - 1], path.points[subpath.points.lowerBound]
        )
        stroke(ends.0, ends.1, halfWidth, halfHeight, color)
      }
    }
  }

  /// Half a degree off the axis still counts as upright: some producers round badly.
  private mutating func stroke(
    _ a: Point, _ b: Point, _ halfWidth: Double, _ halfHeight: Double, _ color: Color
  ) {
    let dx = abs(a.x - b.x)
    let dy = abs(a.y - b.y)
    if dy <= max(0.1, dx * 0.0087), dx > dy {
      let y = (a.y + b.y) / 2
      note(
        Box(left: min(a.x, b.x), top: y - halfHeight, right: max(a.x, b.x), bottom: y + halfHeight),
        color, isDashed: state.isDashed)
    } else if dx <= max(0.1, dy * 0.0087), dy > dx {
      let x = (a.x + b.x) / 2
      note(
        Box(left: x - halfWidth, top: min(a.y, b.y), right: x + halfWidth, bottom: max(a.y, b.y)),
        color, isDashed: state.isDashed)
    }
  }

  /// Notes the runs that fill an upright rectangle, a thin strip, or make one of several parts.
  mutating func fill(_ subpaths: [DrawnPath.Subpath], _ winding: Winding) {
    guard state.fillOpacity > 0.01, !markedContent.isHidden else { return }
    let color = state.fill.color.overPaper(opacity: state.fillOpacity)
    let outline = UprightOutline(path, subpaths)
    if outline.needsCutting {
      for box in outline.boxes(winding) { note(box, color) }
      return
    }
    for subpath in subpaths where subpath.points.count > 1 {
      let box = path.extent(of: subpath)
      let isThin = min(box.width, box.height) <= Self.thickestLine
      if subpath.hasCurves { marks.outlineCount += 1 }
      if isThin || (!subpath.hasCurves && path.fillsExtent(subpath, box)) {
        note(box, color)
      } else if !color.isPaper {
        noteOtherPaint(box)
      }
    }
  }

  mutating func paint(_ image: ImageObject) {
    let box = state.map.extent(ofRectangle: [0, 0, 1, 1])
    guard let seen = state.clip.common(with: box) else { return }
    if min(seen.width, seen.height) <= Self.thickestLine {
      note(box, image.isMask ? state.fill.color : .black)
    } else if marks.images.count < limits.images {
      let stance = state.map.quartersOfPicture.map { PlacedImage.Stance(box: box, quarters: $0) }
      marks.images.append(
        PlacedImage(
          box: seen, pixelWidth: image.width, pixelHeight: image.height, stance: stance))
      if image.isOpaque, state.fillOpacity > 0.99, !state.isBlended, !state.isMasked,
        !state.isClipShaped, state.map.isUpright
      {
        marks.covers.append(seen)
      }
    }
  }

  /// A smooth shading fills all that the clip leaves.
  mutating func paintShading() { noteOtherPaint(state.clip) }

  private mutating func noteOtherPaint(_ box: Box) {
    guard let seen = state.clip.common(with: box), marks.otherPaint.count < 20_000 else { return }
    marks.otherPaint.append(seen)
  }

  /// Keeps what the clip leaves of the ink.
  mutating func note(_ box: Box, _ color: Color, isDashed: Bool = false) {
    guard let seen = state.clip.common(with: box) else { return }
    guard marks.inks.count < limits.marks else {
      marks.isCutShort = true
      return
    }
    marks.inks.append(
      InkMark(
        box: seen, color: color, isDashed: isDashed,
        isOpaque: state.fillOpacity > 0.99 && !state.isBlended, order: Int32(marks.inks.count)))
  }
}

extension DrawnPath {
  /// Whether the run covers its extent but for a twentieth, as a rectangle does.
  func fillsExtent(_ subpath: Subpath, _ box: Box) -> Bool {
    var doubled = 0.0
    var previous = points[subpath.points.upperBound - 1]
    for point in points[subpath.points] {
      doubled += previous.x * point.y - point.x * previous.y
      previous = point
    }
    return abs(doubled) / 2 >= box.width * box.height * 0.95
  }
}
