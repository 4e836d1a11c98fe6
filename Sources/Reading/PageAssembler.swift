import PageModel

/// Puts a page together from what poppler says of its text and our interpreter of its drawing.
struct PageAssembler {
  private var text: PopplerText
  private let marks: PageMarks
  private let lines: RulingAssembler
  private let rotation: Int
  private let taggedTables: [TaggedTableSketch]

  /// Without a drawing the page has text alone.
  init(text: PopplerText, drawing: PageDrawing?) {
    self.text = text
    marks = drawing?.marks ?? PageMarks()
    lines = drawing?.lines ?? RulingAssembler([])
    rotation = drawing?.frame.rotation ?? 0
    taggedTables = drawing?.taggedTables ?? []
  }

  /// The page, its size in points after rotation.
  consuming func page(_ number: Int, width: Double, height: Double) -> Page {
    // Before heights are corrected: the box of a slanted glyph says nothing of its font's.
    let hasWatermark = WatermarkFinder(marks: marks, shadings: lines.shadings).remove(from: &text)
    GlyphHeights.correct(&text, origins: marks.textOrigins)
    TextVisibility(marks: marks, shadings: lines.shadings).apply(to: &text)
    text.doubtMeaninglessScalars()
    let trust = TextTrust(
      glyphs: text.glyphs, styles: text.styles, marks: marks, pageArea: width * height)
    let texts = taggedTables.isEmpty ? [:] : text.textsByIdentifier(marks.textOrigins)
    var flags = trust.flags
    if marks.isCutShort || lines.isCutShort {
      flags.append(Flag(.pageUnreadable, "The page draws more than is followed; lines may lack."))
    }
    if hasWatermark {
      flags.append(Flag(.watermark, "Text laid across the page or faintly under it is left out."))
    }
    return Page(
      number: number, width: width, height: height, rotation: rotation, text: trust.source,
      confidence: trust.confidence, flags: flags, styles: text.styles, words: text.words(),
      rulings: lines.rulings, shadings: lines.shadings, images: marks.images,
      taggedTables: taggedTables.map { $0.table(texts: texts) }
    ).withinReach()
  }
}

extension PopplerText {
  /// Lowers the confidence of characters that stand for nothing; control characters become U+FFFD.
  mutating func doubtMeaninglessScalars() {
    for place in glyphs.indices {
      let scalar = glyphs[place].scalar
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F:
        guard !scalar.isBlank else { continue }
        glyphs[place].scalar = "\u{FFFD}"
        glyphs[place].confidence = 0.1
      case 0xFFF0...0xFFFF: glyphs[place].confidence = 0.1
      case 0xE000...0xF8FF, 0xF_0000...0x10_FFFF: glyphs[place].confidence = 0.3
      default: continue
      }
    }
  }
}
