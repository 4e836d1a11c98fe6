import Reading
import Testing

@Suite struct RulingContactTests {
  /// A table's cell with four characters from `left` on, on a page of 150 dots an inch; its rulings at 100 and 300.
  private func page(left: Int) -> StraightPage {
    var scan = SketchedScan(width: 900, height: 600)
    for x in [100, 300, 800] { scan.column(x, from: 50, to: 400) }
    for row in 0..<8 { scan.row(50 + row * 50, from: 100, to: 800) }
    for index in 0..<4 { scan.character(left + index * 24, 65, size: 18) }
    return StraightPage(page: scan.raster, dotsPerInch: 150)
  }

  private func confidences(of text: String, from left: Int) -> [Double] {
    let characters = text.unicodeScalars.enumerated().map { index, scalar in
      LineReading.Character(
        scalar: scalar,
        frame: PixelFrame(
          left: left + index * 24, top: 65, right: left + index * 24 + 18, bottom: 83),
        confidence: 0.99, followsBlank: false, alternatives: [])
    }
    let frame = PixelFrame(left: left, top: 65, right: left + 90, bottom: 83)
    return RulingContact(on: page(left: left))
      .doubted(LineReading(characters: characters), of: frame).characters.map(\.confidence)
  }

  @Test func `a digit that touches a ruling is in doubt`() {
    #expect(confidences(of: "6.35", from: 102) == [0.5, 0.99, 0.99, 0.99])
    // It ends at 300.
    #expect(confidences(of: "6.35", from: 210) == [0.99, 0.99, 0.99, 0.5])
  }

  @Test func `a digit that stands free is not, nor is a word`() {
    #expect(confidences(of: "6.35", from: 106) == [0.99, 0.99, 0.99, 0.99])
    #expect(confidences(of: "6.35", from: 204) == [0.99, 0.99, 0.99, 0.99])
    #expect(confidences(of: "预算资金", from: 102) == [0.99, 0.99, 0.99, 0.99])
  }
}
