import PageModel

/// Makes rulings and shadings of the upright ink on a page.
package struct RulingAssembler {
  /// Thicker marks are areas, in points.
  static let thickestLine = 3.0
  /// Shorter rulings border no cell, in points.
  static let shortestRuling = 3.0
  /// A page of more is a drawing; only the longest are kept.
  static let mostRulings = 10_000
  static let mostShadings = 5_000

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
  /// Whether rulings had to be left out.
  package private(set) var isCutShort = false

  /// Whether lines of both directions could hold cells.
  var mayBeGrid: Bool {
    let horizontal = rulings.count { $0.axis == .horizontal }
    return horizontal >= 2 && rulings.count - horizontal >= 2
  }

  package init(_ marks: [InkMark]) {
    var horizontal: [Piece] = []
    var vertical: [Piece] = []
    let grounds = PaintedGrounds(marks.filter { !$0.isLine })
    for mark in marks where mark.isLine && grounds.show(mark) {
      let box = mark.box
      let isDot = max(box.width, box.height) <= Self.thickestLine
      if box.width > box.height || isDot {
        horizontal.append(Piece(.horizontal, mark, isDot: isDot && box.width < 2 * box.height))
      }
      if box.height > box.width || isDot {
        vertical.append(Piece(.vertical, mark, isDot: isDot && box.height < 2 * box.width))
      }
    }
    let found =
      PieceJoiner.rulings(.horizontal, horizontal) + PieceJoiner.rulings(.vertical, vertical)
    rulings = found.longest(Self.mostRulings)
    shadings = grounds.shadings(atMost: Self.mostShadings)
    isCutShort = rulings.count < found.count
  }
}

extension InkMark {
  /// Whether it is thin enough for a line.
  var isLine: Bool { min(box.width, box.height) <= RulingAssembler.thickestLine }
}

extension [Ruling] {
  /// All of them, or where there are too many the longest, still in order.
  fileprivate func longest(_ most: Int) -> [Ruling] {
    guard count > most else { return self }
    let bound = map(\.length).sorted(by: >)[most]
    return filter { $0.length > bound }
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
