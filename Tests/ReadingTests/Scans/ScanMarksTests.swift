import Reading
import Testing

/// Marks and signs told by the shape of their ink; at 150 dots an inch characters are 20 samples high.
struct ScanMarksTests {
  private func reading(_ text: String, at places: [Int] = []) -> LineReading {
    LineReading(
      characters: text.unicodeScalars.enumerated().map { index, scalar in
        let left = index < places.count ? places[index] : index * 20
        return LineReading.Character(
          scalar: scalar, frame: PixelFrame(left: left, top: 0, right: left + 18, bottom: 20),
          confidence: 0.97, followsBlank: false, alternatives: [])
      })
  }

  @Test(arguments: [
    ("因公出国〈境)费", "因公出国(境)费"), ("退职〈(役)费", "退职(役)费"), ("〈市)和〈县)", "(市)和(县)"),
    ("《办法》(甲)", "《办法》(甲)"), ("(见《甲)", "(见《甲)"), ("误差<5)", "误差<5)"), ("(误差<5)", "(误差<5)"),
  ])
  func `an opening bracket is what closes it`(read: String, meant: String) {
    #expect(BracketPairs.paired(reading(read)).text == meant)
  }

  /// A line of characters with a mark behind the third.
  private func page(_ mark: (inout SketchedScan) -> Void) -> StraightPage {
    var scan = SketchedScan(width: 400, height: 200)
    for x in [60, 84, 108, 156, 180, 204] { scan.character(x, 80) }
    mark(&scan)
    return StraightPage(page: scan.raster, dotsPerInch: 150)
  }

  private func line(of page: StraightPage) throws -> TextLine {
    try #require(
      TextLineFinder(characterHeight: page.characterHeight)
        .lines(of: page.components, partsColumns: false).first)
  }

  @Test func `a semicolon's tail too faint for an outline tells it from a colon`() throws {
    let colon = page { scan in
      scan.fill(134, 87, 137, 90, gray: 60)
      scan.fill(134, 95, 137, 98, gray: 60)
    }
    let semicolon = page { scan in
      scan.fill(134, 87, 137, 90, gray: 60)
      scan.fill(134, 95, 137, 98, gray: 60)
      scan.fill(133, 98, 136, 100, gray: 160)
    }
    for (page, mark) in [(colon, ":"), (semicolon, ";")] {
      for read in [":", ";"] {
        let shape = PunctuationShape(line: try line(of: page), of: page)
        let places = [60, 84, 108, 132, 156, 180, 204]
        #expect(shape.corrected(reading("田田田\(read)田田田", at: places)).text == "田田田\(mark)田田田")
      }
    }
  }

  /// The bar is as far below the chevron as prints have it.
  private func sign(hasBar: Bool) -> (raster: GrayRaster, frame: PixelFrame) {
    var scan = SketchedScan(width: 60, height: 60)
    for step in 0..<10 {
      scan.fill(20 + step, 20 + step / 2, 22 + step, 22 + step / 2, gray: 60)
      scan.fill(20 + step, 29 - step / 2, 22 + step, 31 - step / 2, gray: 60)
    }
    // Blurred print: the bar runs into the lower arm on its left.
    if hasBar { scan.fill(20, 32, 31, 34, gray: 60) }
    return (scan.raster, PixelFrame(left: 20, top: 20, right: 31, bottom: hasBar ? 34 : 31))
  }

  @Test(arguments: [(true, "≥"), (false, ">")] as [(Bool, Unicode.Scalar)])
  func `a bar below is what ≥ has and > has not`(hasBar: Bool, meant: Unicode.Scalar) {
    let (raster, frame) = sign(hasBar: hasBar)
    let found = InequalityShape(characterHeight: 22).sign(in: frame, of: raster)
    #expect(found?.sign == meant)
  }

  @Test(arguments: [(12, 6, 33, true), (30, 6, 33, false), (12, 2, 33, false), (12, 6, 20, false)])
  func `a full stop at a line's end is no dust`(gap: Int, size: Int, top: Int, stays: Bool) throws {
    var components = (0..<6).map { index in
      InkComponent(
        frame: PixelFrame(left: index * 24, top: 20, right: index * 24 + 21, bottom: 41), area: 140)
    }
    let left = 141 + gap
    components.append(
      InkComponent(
        frame: PixelFrame(left: left, top: top, right: left + size, bottom: top + size),
        area: size * size))
    let line = try #require(
      TextLineFinder(characterHeight: 21).lines(of: components, partsColumns: false).first)
    #expect(line.trimmed(characterHeight: 21).components.count == (stays ? 7 : 6))
  }

  @Test func `the halves of one character are one line, two characters are two`() {
    func lines(_ tops: [Int], height: Int) -> Int {
      let parts = tops.map {
        InkComponent(
          frame: PixelFrame(left: 0, top: $0, right: 20, bottom: $0 + height), area: height * 8)
      }
      return TextLineFinder(characterHeight: 16).lines(of: parts, partsColumns: false).count
    }
    #expect(lines([0, 12], height: 10) == 1)
    #expect(lines([0, 26], height: 16) == 2)
  }
}

@Test func `a column with room for two digits is not one`() {
  // Heights and widths of 12 point print at 200 dots an inch: a digit is 22 high and 14 wide.
  func columns(_ widths: [Int]) -> [InkColumn] {
    var left = 0
    return widths.map { width in
      defer { left += width + 3 }
      return InkColumn(
        InkComponent(
          frame: PixelFrame(left: left, top: 4, right: left + width, bottom: 26), area: width * 9))
    }
  }
  let shape = NumberShape(characterHeight: 30)
  #expect(shape.fits("99%", columns([14, 14, 24])))
  #expect(shape.fits("9%", columns([14, 24])))
  // Of 99% the last 9 and the sign touch, or both digits do.
  #expect(!shape.fits("9%", columns([14, 40])))
  #expect(!shape.fits("9%", columns([29, 24])))
  #expect(!shape.fits("30", columns([14, 31])))
}
