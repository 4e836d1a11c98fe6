import Checks
import PageModel
import Testing

struct GlyphLikenessTests {
  /// A character as printed: a frame with a stroke at each of the rows, some squares spoilt by noise.
  private func picture(rows: [Int], noise: Int = 0, points: Double = 10) -> GlyphPicture {
    let side = GlyphPicture.side
    var squares = [Double](repeating: 0, count: side * side)
    for place in 0..<side {
      for row in rows { squares[row * side + place] = 1 }
      squares[place * side + 1] = 1
      squares[place * side + side - 2] = 1
    }
    if noise > 0 { for place in 0..<4 { squares[(place * 37 + noise * 11) % squares.count] = 0.4 } }
    return GlyphPicture(squares: squares, points: points)
  }

  private func sun(noise: Int = 0) -> GlyphPicture { picture(rows: [0, 5, 11], noise: noise) }
  private func eye(noise: Int = 0) -> GlyphPicture { picture(rows: [0, 3, 7, 11], noise: noise) }

  /// The likeness of the last of the glyphs, each on a page of its own.
  private func likeness(_ glyphs: [(Unicode.Scalar, Double, GlyphPicture?)]) -> Double? {
    let pages = glyphs.enumerated().map { index, glyph in
      Page(
        number: index + 1, width: 100, height: 100, text: .ocr,
        words: [
          Word(glyphs: [
            Glyph(
              scalar: glyph.0, box: Box(left: 0, top: 0, right: 9, bottom: 9),
              confidence: glyph.1, picture: glyph.2)
          ])
        ])
    }
    return GlyphLikeness.told(of: pages).last?.words[0].glyphs[0].likeness
  }

  private func likeness(
    ofLast scalar: Unicode.Scalar, _ confidence: Double, _ picture: GlyphPicture?
  ) -> Double? {
    likeness([
      ("日", 0.99, sun(noise: 1)), ("日", 0.99, sun(noise: 2)), ("日", 0.99, sun(noise: 3)),
      ("目", 0.99, eye(noise: 1)), ("目", 0.99, eye(noise: 2)), (scalar, confidence, picture),
    ])
  }

  @Test func `a doubtful character that looks like its kind is told so`() throws {
    #expect(try #require(likeness(ofLast: "日", 0.7, sun(noise: 4))) > 0.7)
  }

  @Test(arguments: [0.7, 0.99])
  func `a misread one looks more like others, however sure it is`(confidence: Double) throws {
    #expect(try #require(likeness(ofLast: "日", confidence, eye(noise: 4))) < -0.5)
    #expect(try #require(likeness(ofLast: "目", confidence, sun(noise: 4))) < -0.5)
  }

  @Test func `nothing is known of a kind that was not surely read elsewhere`() {
    #expect(likeness(ofLast: "白", 0.7, sun()) == nil)
    #expect(likeness(ofLast: "日", 0.7, nil) == nil)
    #expect(likeness([("日", 0.98, sun()), ("日", 0.98, sun()), ("日", 0.7, sun())]) == nil)
    // A single print is none to judge by, for it may be misread itself.
    #expect(likeness([("日", 0.99, sun()), ("目", 0.99, eye()), ("日", 0.7, sun())]) == nil)
  }

  @Test func `a stroke tells nothing, as the dash that is taken for it looks the same`() {
    let bar = picture(rows: [5])
    #expect(likeness([("一", 0.99, bar), ("一", 0.99, bar), ("一", 0.7, bar)]) == nil)
    #expect(likeness([(".", 0.99, bar), (".", 0.99, bar), (".", 0.7, bar)]) == nil)
    #expect(likeness([("≥", 0.99, sun()), ("≥", 0.99, sun()), ("≥", 0.7, sun())]) == nil)
  }

  @Test func `a print of another size is compared with none`() {
    let title = picture(rows: [0, 5, 11], points: 18)
    #expect(likeness(ofLast: "日", 0.7, title) == nil)
  }

  @Test func `prints that bear each other out are not led astray by a misread one`() throws {
    let found = likeness([
      ("目", 0.99, sun()), ("日", 0.99, sun(noise: 1)), ("日", 0.99, sun(noise: 2)),
      ("目", 0.99, eye(noise: 1)), ("目", 0.99, eye(noise: 2)), ("日", 0.7, sun()),
    ])
    #expect(try #require(found) > 0.7)
  }

  @Test func `a character printed in two fonts is like its kind in either`() throws {
    let (plain, other) = (picture(rows: [0, 5, 11]), picture(rows: [2, 3, 8]))
    for shape in [plain, other] {
      let found = likeness([
        ("日", 0.99, plain), ("日", 0.99, plain), ("日", 0.99, other), ("日", 0.99, other),
        ("目", 0.99, eye(noise: 1)), ("目", 0.99, eye(noise: 2)), ("日", 0.7, shape),
      ])
      #expect(try #require(found) > 0.7)
    }
  }

  @Test func `pictures are not carried further`() {
    let page = Page(
      number: 1, width: 100, height: 100, text: .ocr,
      words: [
        Word(glyphs: [
          Glyph(
            scalar: "日", box: Box(left: 0, top: 0, right: 9, bottom: 9), confidence: 0.7,
            picture: sun())
        ])
      ])
    #expect(GlyphLikeness.told(of: [page])[0].words[0].glyphs[0].picture == nil)
  }
}
