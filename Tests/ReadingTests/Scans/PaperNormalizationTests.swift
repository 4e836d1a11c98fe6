import Reading
import Testing

struct PaperNormalizationTests {
  /// Grey paper with noise and `count` characters of dark grey.
  private func sheet(characters count: Int) -> GrayRaster {
    var scan = SketchedScan(width: 900, height: 900)
    scan.fill(0, 0, 900, 900, gray: 200)
    for index in 0..<count {
      let (left, top) = (100 + index % 24 * 30, 100 + index / 24 * 40)
      scan.fill(left, top, left + 20, top + 3, gray: 70)
      scan.fill(left, top + 8, left + 20, top + 11, gray: 70)
      scan.fill(left, top + 16, left + 20, top + 19, gray: 70)
    }
    scan.addNoise(deviation: 9)
    return PaperNormalization(dotsPerInch: 150).normalized(scan.raster)
  }

  @Test(arguments: [12, 240])
  func `the paper's noise stays light on a page with much print and on one with little`(count: Int)
  {
    let sheet = sheet(characters: count)
    // Below all lines of print.
    let paper = sheet.samples[(600 * 900)...]
    let spread = paper.map { (255 - Double($0)) * (255 - Double($0)) }.reduce(0, +)
    #expect((spread / Double(paper.count)).squareRoot() < 18)
    #expect(sheet.samples.contains { $0 < 20 })
  }
}
