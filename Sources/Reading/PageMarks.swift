import PageModel

/// One upright rectangle of ink: a straight stroke, a filled rectangle, a thin image.
package struct InkMark: Hashable, Sendable {
  /// The inked area in page points; a hairline has no thickness.
  package var box: Box
  package var color: Color
  /// Drawn with a dash pattern.
  package var isDashed: Bool
  /// False for ink that lets what lies under it shine through.
  package var isOpaque: Bool
  /// Its place in the order of painting.
  package var order: Int32

  package init(
    box: Box, color: Color = .black, isDashed: Bool = false, isOpaque: Bool = true, order: Int32 = 0
  ) {
    self.box = box
    self.color = color
    self.isDashed = isDashed
    self.isOpaque = isOpaque
    self.order = order
  }
}

/// Where a run of text begins, in page points, and whether it leaves ink.
package struct TextOrigin: Hashable, Sendable {
  package var point: Point
  package var isVisible: Bool
  /// The number that the structure tree knows the text by; -1 when it has none.
  package var identifier: Int32
  /// Where the writing goes on the page, of any length.
  package var direction: Point
  /// The font size in points; 0 when no font was set.
  package var size: Double
  /// As it looks on white paper.
  package var color: Color
  /// How many of the page's covers were painted before it.
  package var coverCount: Int

  package init(
    point: Point, isVisible: Bool = true, identifier: Int32 = -1,
    direction: Point = Point(x: 1, y: 0), size: Double = 0, color: Color = .black,
    coverCount: Int = 0
  ) {
    self.point = point
    self.isVisible = isVisible
    self.identifier = identifier
    self.direction = direction
    self.size = size
    self.color = color
    self.coverCount = coverCount
  }

  /// The quarter turns clockwise of the writing, 0 to 3; nil where it goes more than 3° askew.
  package var quarterTurns: Int? {
    let (along, across) = (abs(direction.x), abs(direction.y))
    let sine = 0.0523
    if across <= sine * along { return direction.x >= 0 ? 0 : 2 }
    if along <= sine * across { return direction.y > 0 ? 1 : 3 }
    return nil
  }
}

/// What a content stream draws, in the order of painting.
package struct PageMarks: Hashable, Sendable {
  package var inks: [InkMark] = []
  package var images: [PlacedImage] = []
  package var textOrigins: [TextOrigin] = []
  /// Pictures that hide what was painted before them, in page points.
  package var covers: [Box] = []
  /// The extents of what is painted in shapes that are no upright rectangle.
  package var otherPaint: [Box] = []
  /// How many filled runs have curves, as the letters of outlined text do.
  package var outlineCount = 0
  /// Whether a bound on the work was met and the rest left undrawn.
  package var isCutShort = false

  package init() {}
}
