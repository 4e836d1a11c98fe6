import PageModel

/// A line that was read, in the page's coordinates.
struct RecognizedLine {
  let reading: LineReading
  /// In samples of the page.
  let frame: PixelFrame
  let pointsPerSample: Double

  /// In points: the height of the line's ink.
  var height: Double { Double(frame.height) * pointsPerSample }

  /// The line's words: runs of characters with no blank between them.
  ///
  /// The engine's boxes are rough; a character keeps its place from left to right but takes the
  /// height of the line.
  func words(inStyle style: Int) -> [Word] {
    var words: [Word] = []
    var right = Double(frame.left) * pointsPerSample
    let (top, bottom) = (
      Double(frame.top) * pointsPerSample, Double(frame.bottom) * pointsPerSample
    )
    let end = Double(frame.right) * pointsPerSample
    for character in reading.characters {
      let left = min(max(Double(character.frame.left) * pointsPerSample, right), end)
      right = min(max(Double(character.frame.right) * pointsPerSample, left), end)
      let glyph = Glyph(
        scalar: character.scalar, box: Box(left: left, top: top, right: right, bottom: bottom),
        style: style, confidence: character.confidence)
      if words.isEmpty {
        words.append(Word(glyphs: [glyph]))
      } else {
        words[words.count - 1].glyphs.append(glyph)
      }
    }
    return words
  }
}
