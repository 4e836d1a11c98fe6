import PageModel

/// Visible glyphs of one word that stand in one place: one cell, or outside all tables.
struct TextRun {
  var scalars: [Unicode.Scalar]
  var box: Box
  /// The largest font size in it, in points.
  var size: Double
  /// The font of its first glyph.
  var font: String
  var confidence: Double
  /// The sum of the glyphs' doubts.
  var expectedErrors: Double
  /// The least confidence, of glyphs that look like others of their kind taken to be sure.
  var confidenceByLooks: Double
  /// How far a glyph looks more like others of another kind, 0…1.
  var unlikeness: Double
  /// How much the ink speaks for another mark than was read, 0…1.
  var markDoubt: Double
  /// Whether its first glyph was recognised from the page's picture.
  var isRecognized: Bool
  /// Other readings of the whole word; empty when the run is only a part of it.
  var alternatives: [String]

  /// Nil when none of the glyphs can be seen.
  init?(_ glyphs: some Collection<Glyph>, styles: [TextStyle], alternatives: [String] = []) {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(glyphs.count)
    var box: Box?
    var first: TextStyle?
    (size, confidence, expectedErrors) = (0, 1, 0)
    (confidenceByLooks, unlikeness, markDoubt) = (1, 0, 0)
    for glyph in glyphs {
      let style = glyph.style < styles.count ? styles[glyph.style] : TextStyle(size: 10)
      guard style.isVisible, !glyph.scalar.properties.isWhitespace else { continue }
      scalars.append(glyph.scalar)
      box = box?.union(glyph.box) ?? glyph.box
      size = max(size, style.size)
      confidence = min(confidence, glyph.confidence)
      expectedErrors += 1 - glyph.confidence
      confidenceByLooks = min(confidenceByLooks, glyph.confidenceByLooks)
      unlikeness = max(unlikeness, -(glyph.likeness ?? 0))
      markDoubt = max(markDoubt, glyph.markDoubt)
      if first == nil { first = style }
    }
    guard let box, let first else { return nil }
    self.scalars = scalars
    self.box = box
    font = first.font
    isRecognized = first.isRecognized
    self.alternatives = alternatives
  }

  /// As printed.
  var text: String { TextJoining.string(scalars) }

  var recognition: RecognitionSummary {
    RecognitionSummary(
      characterCount: scalars.count, least: confidence, expectedErrors: expectedErrors,
      leastByLooks: confidenceByLooks, unlikeness: unlikeness, markDoubt: markDoubt)
  }
}

extension Glyph {
  /// From this likeness on a glyph is what it looks like: of 532 doubtful characters of ten scanned forms that reached
  /// it, one was misread, a speck taken for a point.
  private static let sure = 0.4

  /// The confidence, its doubt the smaller the more the glyph looks like others of its kind.
  fileprivate var confidenceByLooks: Double {
    1 - (1 - confidence) * (1 - min(1, max(0, (likeness ?? 0) / Self.sure)))
  }
}
