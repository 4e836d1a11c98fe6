/// As bits: what a glyph shares with the one before it, which is then left out, and what else it has.
private struct GlyphForm: OptionSet {
  let rawValue: UInt8
  static let sameLine = GlyphForm(rawValue: 1)
  static let followsOn = GlyphForm(rawValue: 2)
  static let sameStyle = GlyphForm(rawValue: 4)
  static let isCertain = GlyphForm(rawValue: 8)
  static let hasPicture = GlyphForm(rawValue: 16)
  static let hasLikeness = GlyphForm(rawValue: 32)
  static let hasMarkDoubt = GlyphForm(rawValue: 64)
  static let all: GlyphForm = [
    .sameLine, .followsOn, .sameStyle, .isCertain, .hasPicture, .hasLikeness, .hasMarkDoubt,
  ]
}

private let firstGlyph = Glyph(scalar: " ", box: Box(left: 0, top: 0, right: 0, bottom: 0))

extension WireEncoder {
  mutating func write(words: [Word]) {
    write(UInt64(words.count))
    var previous = firstGlyph
    for word in words {
      write(word.alternatives)
      write(UInt64(word.glyphs.count))
      for glyph in word.glyphs {
        write(glyph, after: previous)
        previous = glyph
      }
    }
  }

  private mutating func write(_ glyph: Glyph, after previous: Glyph) {
    let form = form(of: glyph, after: previous)
    write(form.rawValue)
    write(UInt64(glyph.scalar.value))
    if !form.contains(.followsOn) { write(glyph.box.left) }
    write(glyph.box.right)
    if !form.contains(.sameLine) {
      write(glyph.box.top)
      write(glyph.box.bottom)
    }
    if !form.contains(.sameStyle) { write(glyph.style) }
    if !form.contains(.isCertain) { write(glyph.confidence) }
    if let picture = glyph.picture { write(picture) }
    if let likeness = glyph.likeness { write(likeness) }
    if form.contains(.hasMarkDoubt) { write(glyph.markDoubt) }
  }

  private func form(of glyph: Glyph, after previous: Glyph) -> GlyphForm {
    var form: GlyphForm = []
    if glyph.box.top == previous.box.top, glyph.box.bottom == previous.box.bottom {
      form.insert(.sameLine)
    }
    if glyph.box.left == previous.box.right { form.insert(.followsOn) }
    if glyph.style == previous.style { form.insert(.sameStyle) }
    if glyph.confidence == 1 { form.insert(.isCertain) }
    if glyph.picture != nil { form.insert(.hasPicture) }
    if glyph.likeness != nil { form.insert(.hasLikeness) }
    if glyph.markDoubt != 0 { form.insert(.hasMarkDoubt) }
    return form
  }
}

extension WireDecoder {
  /// Words whose glyphs name one of `styleCount` styles.
  mutating func words(styleCount: Int) throws(WireError) -> [Word] {
    var words: [Word] = []
    var previous = firstGlyph
    let wordCount = try count(ofAtLeast: 2)
    words.reserveCapacity(wordCount)
    for _ in 0..<wordCount {
      let alternatives = try texts()
      var glyphs: [Glyph] = []
      let glyphCount = try count(ofAtLeast: 10)
      glyphs.reserveCapacity(glyphCount)
      for _ in 0..<glyphCount {
        previous = try glyph(after: previous, styleCount: styleCount)
        glyphs.append(previous)
      }
      words.append(Word(glyphs: glyphs, alternatives: alternatives))
    }
    return words
  }

  private mutating func glyph(
    after previous: Glyph, styleCount: Int
  ) throws(WireError) -> Glyph {
    let form = GlyphForm(rawValue: try byte())
    guard form.isSubset(of: .all),
      let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: try unsigned()))
    else { throw invalid("a glyph that cannot be") }
    var box = previous.box
    box.left = form.contains(.followsOn) ? previous.box.right : try coordinate()
    box.right = try coordinate()
    if !form.contains(.sameLine) {
      box.top = try coordinate()
      box.bottom = try coordinate()
    }
    let style = form.contains(.sameStyle) ? previous.style : try integer()
    guard style >= 0, style < styleCount else { throw invalid("a style that is not listed") }
    let confidence = form.contains(.isCertain) ? 1 : try probability()
    return Glyph(
      scalar: scalar, box: box, style: style, confidence: confidence,
      picture: form.contains(.hasPicture) ? try GlyphPicture(from: &self) : nil,
      likeness: form.contains(.hasLikeness) ? try coordinate() : nil,
      markDoubt: form.contains(.hasMarkDoubt) ? try probability() : 0)
  }
}
