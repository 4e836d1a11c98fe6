import PageModel

/// Tells text that leaves no ink from text that can be seen.
struct TextVisibility {
  private let marks: PageMarks
  private let shadings: [Shading]

  init(marks: PageMarks, shadings: [Shading]) {
    self.marks = marks
    self.shadings = shadings
  }

  /// Gives glyphs that cannot be seen a style of their own that says so.
  func apply(to text: inout PopplerText) {
    let hidden = marks.textOrigins.contains {
      !$0.isVisible || $0.coverCount < marks.covers.count
    }
    // Writing on its side has no origin to its left: where all is hidden none need be found.
    let isAllHidden =
      !marks.textOrigins.isEmpty && marks.textOrigins.allSatisfy { !$0.isVisible }
    let index = hidden && !isAllHidden ? TextOriginIndex(marks.textOrigins) : nil
    let onPaper = text.styles.map(\.color.isPaper)
    guard isAllHidden || index != nil || onPaper.contains(true) else { return }
    var twins: [Int: Int] = [:]
    for place in text.glyphs.indices {
      let glyph = text.glyphs[place]
      let isDrawn =
        !isAllHidden
        && index?.origin(of: glyph.box).map { shows(glyph, begunAt: $0) } ?? true
      if isDrawn, !onPaper[glyph.style] || isUnderlaid(glyph.box) { continue }
      text.glyphs[place].style = twin(of: glyph.style, &twins, &text.styles)
    }
  }

  /// Whether the run leaves ink that no later picture hides.
  private func shows(_ glyph: Glyph, begunAt origin: TextOrigin) -> Bool {
    let (x, y) = (glyph.box.midX, glyph.box.midY)
    return origin.isVisible
      && !marks.covers.dropFirst(origin.coverCount).contains { $0.contains(x: x, y: y) }
  }

  private func twin(of style: Int, _ twins: inout [Int: Int], _ styles: inout [TextStyle]) -> Int {
    if let twin = twins[style] { return twin }
    var hidden = styles[style]
    hidden.isVisible = false
    styles.append(hidden)
    twins[style] = styles.count - 1
    return styles.count - 1
  }

  /// Whether something other than paper lies under the middle of the box.
  private func isUnderlaid(_ box: Box) -> Bool {
    let (x, y) = (box.midX, box.midY)
    return shadings.contains { $0.box.contains(x: x, y: y) }
      || marks.images.contains { $0.box.contains(x: x, y: y) }
      || marks.otherPaint.contains { $0.contains(x: x, y: y) }
  }
}
