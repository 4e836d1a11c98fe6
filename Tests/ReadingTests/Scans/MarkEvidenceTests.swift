import PageModel
import Reading
import Testing

struct MarkEvidenceTests {
  /// Characters 20 samples wide at these places, and what else the test draws.
  private func doubts(
    _ text: String, at places: [Range<Int>], _ draw: (inout SketchedScan) -> Void = { _ in }
  ) -> [Double] {
    var scan = SketchedScan(width: 400, height: 100)
    for (scalar, place) in zip(text.unicodeScalars, places) where scalar.value >= 0x3400 {
      if scalar.value <= 0x9FFF { scan.character(place.lowerBound, 40) }
    }
    draw(&scan)
    let page = StraightPage(page: scan.raster, dotsPerInch: 150)
    let lines = TextLineFinder(characterHeight: page.characterHeight)
      .lines(of: page.components, partsColumns: false)
    guard let line = lines.first else { return [] }
    let reading = LineReading(
      characters: zip(text.unicodeScalars, places).map { scalar, place in
        LineReading.Character(
          scalar: scalar,
          frame: PixelFrame(left: place.lowerBound, top: 40, right: place.upperBound, bottom: 60),
          confidence: 0.99, followsBlank: false, alternatives: [])
      })
    return MarkEvidence(line, on: page).doubts(of: reading, at: places)
  }

  @Test func `a colon of one piece is none`() {
    let places = [40..<60, 66..<70, 88..<108]
    let one = doubts("中：人", at: places) { $0.fill(66, 52, 70, 56) }
    let two = doubts("中：人", at: places) {
      $0.fill(66, 46, 70, 50)
      $0.fill(66, 54, 70, 58)
    }
    let comma = doubts("中，人", at: places) { $0.fill(66, 52, 70, 56) }
    #expect(one == [0, 1, 0])
    #expect(two == [0, 0, 0])
    #expect(comma == [0, 0, 0])
  }
}
