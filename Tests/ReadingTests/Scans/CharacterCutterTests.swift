import PageModel
import Reading
import Testing

struct CharacterCutterTests {
  /// Characters 20 samples wide, each of two parts with a gap between them, drawn 24 apart from 40 on.
  private func page(_ count: Int, fillGaps: Bool = false) -> StraightPage {
    var scan = SketchedScan(width: 400, height: 100)
    for index in 0..<count {
      let left = 40 + index * 24
      scan.fill(left, 40, left + 8, 60)
      scan.fill(left + 11, 40, left + 20, 44 + index)
      scan.fill(left + 11, 56, left + 20, 60)
      if fillGaps, index + 1 < count { scan.fill(left + 20, 48, left + 24, 50) }
    }
    return StraightPage(page: scan.raster, dotsPerInch: 150)
  }

  /// A reading whose boxes all lie `drift` samples beside their characters.
  private func reading(_ text: String, drift: Int) -> LineReading {
    LineReading(
      characters: text.unicodeScalars.enumerated().map { index, scalar in
        let left = 40 + index * 24 + drift
        return LineReading.Character(
          scalar: scalar, frame: PixelFrame(left: left, top: 40, right: left + 20, bottom: 60),
          confidence: 0.9, followsBlank: false, alternatives: [])
      })
  }

  private func cutter(_ count: Int, fillGaps: Bool = false) -> CharacterCutter {
    let frame = PixelFrame(left: 40, top: 40, right: 40 + count * 24 - 4, bottom: 60)
    return CharacterCutter(frame, on: page(count, fillGaps: fillGaps))
  }

  /// In samples from the line's margin of four.
  private func places(_ count: Int) -> [Range<Int>] {
    (0..<count).map { 4 + $0 * 24..<24 + $0 * 24 }
  }

  @Test(arguments: [-9, 0, 9]) func `boxes that drift are put right by the gaps`(drift: Int) {
    #expect(cutter(4).columns(of: reading("中华人民", drift: drift)) == places(4))
  }

  @Test func `characters that touch are cut where there is least ink`() {
    let columns = cutter(4, fillGaps: true).columns(of: reading("中华人民", drift: 3))
    #expect(columns.count == 4)
    for (found, place) in zip(columns, places(4)) {
      // What joins them is four samples wide, and falls to one or the other.
      #expect(abs(found.lowerBound - place.lowerBound) <= 4)
      #expect(abs(found.upperBound - place.upperBound) <= 4)
    }
  }

  @Test func `a line with no room for its characters has no pictures`() {
    #expect(cutter(1).pictures(of: reading("中华人民共和国", drift: 0)) == [])
    #expect(cutter(4).pictures(of: LineReading(characters: [])) == [])
  }

  @Test func `a picture is of its character alone, wherever that stands`() {
    let pictures = cutter(3).pictures(of: reading("中中中", drift: 5))
    #expect(pictures.count == 3)
    // Each has a stroke thicker than the one before.
    #expect(Set(pictures).count == 3)
    #expect(cutter(2).pictures(of: reading("中中", drift: -5)) == Array(pictures.prefix(2)))
    #expect(pictures.first?.size == UInt8((20.0 * 72 / 150 * 4).rounded()))
  }
}
