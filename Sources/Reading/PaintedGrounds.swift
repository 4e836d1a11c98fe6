import PageModel

/// The filled areas of a page, on which lines are seen and under which they vanish.
struct PaintedGrounds {
  /// Areas of any colour but paper.
  private let dark: [InkMark]
  /// The largest of them, on which paper-white lines part cells.
  private let underlays: [Box]
  /// Areas that hide what was painted before them.
  private let covers: [InkMark]

  /// More areas than this are a picture; they cost more comparisons than they are worth.
  private static let mostCompared = 400

  /// Takes the marks that are no lines.
  init(_ areas: [InkMark]) {
    dark = areas.filter { !$0.color.isPaper }
    let boxes = dark.map(\.box)
    underlays =
      boxes.count <= Self.mostCompared
      ? boxes
      : Array(
        boxes.sorted { $0.width * $0.height > $1.width * $1.height }.prefix(Self.mostCompared))
    covers = areas.count <= Self.mostCompared ? areas.filter(\.isOpaque) : []
  }

  /// Whether the line can be seen: not white on paper, not painted over.
  func show(_ line: InkMark) -> Bool {
    if line.color.isPaper, !underlays.contains(where: { $0.touches(line.box) }) { return false }
    return !covers.contains { $0.order > line.order && $0.box.covers(line.box) }
  }

  func shadings(atMost most: Int) -> [Shading] {
    dark.prefix(most).map { Shading(box: $0.box, color: $0.color) }
  }
}

extension Box {
  /// Whether the line lies on the area or along its edge, within half a point.
  fileprivate func touches(_ line: Box) -> Bool { insetBy(0.5).common(with: line) != nil }

  /// Whether the line lies wholly inside, off the edges.
  fileprivate func covers(_ line: Box) -> Bool {
    left < line.left && right > line.right && top < line.top && bottom > line.bottom
  }
}
