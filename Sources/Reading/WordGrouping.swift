import PageModel

extension PopplerText {
  /// The glyphs as words: cut at blanks, line feeds, wide gaps, and where the writing turns back.
  func words() -> [Word] {
    var words: [Word] = []
    var current: [Glyph] = []
    for glyph in glyphs {
      if glyph.scalar.isBlank {
        if !current.isEmpty { words.append(Word(glyphs: current)) }
        current.removeAll(keepingCapacity: true)
        continue
      }
      if let last = current.last, isApart(last, glyph) {
        words.append(Word(glyphs: current))
        current.removeAll(keepingCapacity: true)
      }
      current.append(glyph)
    }
    if !current.isEmpty { words.append(Word(glyphs: current)) }
    return words
  }

  /// Whether two neighbours in the text cannot be of one word: more than half an em between them.
  private func isApart(_ first: Glyph, _ second: Glyph) -> Bool {
    let size = max(styles[first.style].size, 1)
    let dx = max(second.box.left - first.box.right, first.box.left - second.box.right)
    let dy = max(second.box.top - first.box.bottom, first.box.top - second.box.bottom)
    return dx > size * 0.5 || dy > size * 0.5
  }
}
