import PageModel

/// A line that was read, in the page's coordinates.
struct RecognizedLine {
  let reading: LineReading
  let image: LineImage
  let pointsPerSample: Double

  /// In points: the height of the line's ink.
  var height: Double { Double(image.frame.height) * pointsPerSample }

  /// The line's words: runs of characters with no blank between them.
  ///
  /// The engine's boxes are rough; a character keeps its place from left to right but takes the
  /// height of the line.
  func words(inStyle style: Int) -> [Word] {
    var words: [Word] = []
    var right = Double(image.frame.left) * pointsPerSample
    let (top, bottom) = (
      Double(image.frame.top) * pointsPerSample, Double(image.frame.bottom) * pointsPerSample
    )
    let end = Double(image.frame.right) * pointsPerSample
    for character in reading.characters {
      let (from, to) = (character.frame.left, character.frame.right)
      let left = min(max(image.column(onPage: from) * pointsPerSample, right), end)
      right = min(max(image.column(onPage: to) * pointsPerSample, left), end)
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
