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
    let hidden = marks.textOrigins.contains { !$0.isVisible }
    let index = hidden ? TextOriginIndex(marks.textOrigins) : nil
    let onPaper = text.styles.map(\.color.isPaper)
    guard index != nil || onPaper.contains(true) else { return }
    var twins: [Int: Int] = [:]
    for place in text.glyphs.indices {
      let glyph = text.glyphs[place]
      let isDrawn = index?.origin(of: glyph.box)?.isVisible ?? true
      if isDrawn, !onPaper[glyph.style] || isUnderlaid(glyph.box) { continue }
      text.glyphs[place].style = twin(of: glyph.style, &twins, &text.styles)
    }
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
