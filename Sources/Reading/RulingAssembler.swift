import PageModel

/// Makes rulings and shadings of the upright ink on a page.
package struct RulingAssembler {
  /// Thicker marks are areas, in points.
  static let thickestLine = 3.0
  /// Shorter rulings border no cell, in points.
  static let shortestRuling = 3.0

  /// A stretch of a line, before stretches are joined.
  struct Piece {
    var position: Double
    var start: Double
    var end: Double
    var thickness: Double
    var color: Color
    var isDashed: Bool
    /// A dot or joint, as long as thick: it joins others but is no line by itself.
    var isDot: Bool
  }

  package private(set) var rulings: [Ruling] = []
  package private(set) var shadings: [Shading] = []

  /// Whether lines of both directions could hold cells.
  var mayBeGrid: Bool {
    let horizontal = rulings.count { $0.axis == .horizontal }
    return horizontal >= 2 && rulings.count - horizontal >= 2
  }

  package init(_ marks: [InkMark]) {
    var horizontal: [Piece] = []
    var vertical: [Piece] = []
    let areas = marks.filter { min($0.box.width, $0.box.height) > Self.thickestLine }
    let dark = areas.filter { !$0.color.isPaper }
    shadings = dark.map { Shading(box: $0.box, color: $0.color) }
    let covers = Covers(areas)
    for mark in marks where min(mark.box.width, mark.box.height) <= Self.thickestLine {
      if mark.color.isPaper, !dark.contains(where: { $0.box.touches(mark.box) }) { continue }
      if covers.hide(mark) { continue }
      let box = mark.box
      let isDot = max(box.width, box.height) <= max(Self.thickestLine, 0)
      if box.width > box.height || isDot {
        horizontal.append(Piece(.horizontal, mark, isDot: isDot && box.width < 2 * box.height))
      }
      if box.height > box.width || isDot {
        vertical.append(Piece(.vertical, mark, isDot: isDot && box.height < 2 * box.width))
      }
    }
    rulings =
      PieceJoiner.rulings(.horizontal, horizontal) + PieceJoiner.rulings(.vertical, vertical)
  }
}

extension RulingAssembler.Piece {
  init(_ axis: Ruling.Axis, _ mark: InkMark, isDot: Bool) {
    let box = mark.box
    switch axis {
    case .horizontal: self.init(box.midY, box.left, box.right, box.height, mark, isDot)
    case .vertical: self.init(box.midX, box.top, box.bottom, box.width, mark, isDot)
    }
  }

  private init(
    _ position: Double, _ start: Double, _ end: Double, _ thickness: Double, _ mark: InkMark,
    _ isDot: Bool
  ) {
    self.init(
      position: position, start: start, end: end, thickness: thickness, color: mark.color,
      isDashed: mark.isDashed, isDot: isDot)
  }
}

extension Box {
  /// Whether the line lies on the area or along its edge, within half a point.
  fileprivate func touches(_ other: Box) -> Bool { insetBy(0.5).common(with: other) != nil }
}

/// Areas that may hide what was painted before them.
private struct Covers {
  private var areas: [InkMark]
  /// How many comparisons a page may cost.
  private static let mostAreas = 400

  init(_ marks: [InkMark]) { areas = marks.count <= Self.mostAreas ? marks : [] }

  /// Whether a later area covers the mark wholly, its edges apart.
  func hide(_ mark: InkMark) -> Bool {
    areas.contains {
      $0.order > mark.order && $0.box.left < mark.box.left && $0.box.right > mark.box.right
        && $0.box.top < mark.box.top && $0.box.bottom > mark.box.bottom
    }
  }
}
