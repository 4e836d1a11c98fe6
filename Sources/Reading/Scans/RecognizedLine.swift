import PageModel

/// A line that was read, in the page's coordinates.
struct RecognizedLine {
  let reading: LineReading
  /// In samples of the page.
  let frame: PixelFrame
  let pointsPerSample: Double
  /// Of each character of the reading; empty where they are not known.
  var pictures: [GlyphPicture] = []
  /// Of each character of the reading, 0…1; empty where nothing is known.
  var markDoubts: [Double] = []

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
    for (index, character) in reading.characters.enumerated() {
      let left = min(max(Double(character.frame.left) * pointsPerSample, right), end)
      right = min(max(Double(character.frame.right) * pointsPerSample, left), end)
      let glyph = Glyph(
        scalar: character.scalar, box: Box(left: left, top: top, right: right, bottom: bottom),
        style: style, confidence: character.confidence,
        picture: pictures.isEmpty || !character.isDoubtedForLooks ? nil : pictures[index],
        markDoubt: markDoubts.isEmpty ? 0 : markDoubts[index])
      if words.isEmpty {
        words.append(Word(glyphs: [glyph]))
      } else {
        words[words.count - 1].glyphs.append(glyph)
      }
    }
    if !words.isEmpty { words[0].alternatives = alternatives }
    return words
  }

  /// Characters surer than this need no other reading.
  private static let sure = 0.97
  /// How many other readings a line keeps, those of its least sure characters.
  private static let most = 24

  /// The line with one doubtful character as something else the engine thought of.
  private var alternatives: [String] {
    let scalars = reading.characters.map(\.scalar)
    let doubtful = reading.characters.indices.filter {
      reading.characters[$0].confidence < Self.sure
    }.sorted { reading.characters[$0].confidence < reading.characters[$1].confidence }
    var found: [String] = []
    for index in doubtful {
      for other in reading.characters[index].alternatives.prefix(3) {
        var scalars = scalars
        scalars[index] = other
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        if !found.contains(text) { found.append(text) }
      }
    }
    return Array(found.prefix(Self.most))
  }
}
