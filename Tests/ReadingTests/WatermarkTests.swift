import PageModel
import TestSupport
import Testing

/// Three words of body text at 10 points, level.
private let body = "BT /F1 10 Tf 1 0 0 1 20 80 Tm (alpha beta) Tj 1 0 0 1 20 60 Tm (gamma) Tj ET "

@Test(arguments: [
  "0 g BT /F1 30 Tf 0.707 0.707 -0.707 0.707 60 10 Tm (DRAFT) Tj ET",
  "q 0.5 0.866 -0.866 0.5 90 10 cm 0.6 g BT /F1 20 Tf (DRAFT) Tj ET Q",
  "0.9 g BT /F1 40 Tf 1 0 0 1 30 20 Tm (DRAFT) Tj ET",
])
func `text laid across the page or large and faint is no word of it`(mark: String) throws {
  let page = try page(.init(body + mark))
  #expect(page.words.map(\.text).sorted() == ["alpha", "beta", "gamma"])
  #expect(page.flags.map(\.code) == [.watermark])
}

@Test(arguments: [
  ("0 g BT /F1 10 Tf 0.707 0.707 -0.707 0.707 120 20 Tm (A) Tj ET", "A"),
  ("0 g BT /F1 30 Tf 1 0 0 1 30 20 Tm (Title) Tj ET", "Title"),
  ("0.9 g BT /F1 10 Tf 1 0 0 1 30 20 Tm (pale) Tj ET", "pale"),
  ("0 g 0 10 200 45 re f 1 g BT /F1 30 Tf 1 0 0 1 30 20 Tm (White) Tj ET", "White"),
])
func `slanted headings, titles, pale print and letters on a dark ground stay`(
  text: String, word: String
) throws {
  let page = try page(.init(body + text))
  #expect(page.words.map(\.text).contains(word))
  #expect(page.flags.isEmpty)
}

@Test func `a slanted run takes no glyph of the level line it crosses`() throws {
  let mark = "0.8 g BT /F1 10 Tf 0.707 0.707 -0.707 0.707 20 55 Tm (XX) Tj ET"
  let page = try page(.init(body + mark))
  #expect(page.words.map(\.text).sorted() == ["alpha", "beta", "gamma"])
}
