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

extension PaperNormalizationTests {
  /// Grey 200 in one corner and 117 in the other.
  @Test func `paper in a shadow becomes as white as the rest, and print as black`() {
    var scan = SketchedScan(width: 601, height: 400)
    for y in 0..<400 {
      for x in 0..<601 { scan.fill(x, y, x + 1, y + 1, gray: UInt8(200 - (x + y) / 12)) }
    }
    for y in stride(from: 20, to: 380, by: 20) {
      for x in stride(from: 10, to: 590, by: 10) {
        let paper = Int(scan.raster[x, y])
        scan.fill(x, y, x + 3, y + 3, gray: UInt8(paper / 5))
      }
    }
    let sheet = PaperNormalization(dotsPerInch: 150).normalized(scan.raster)
    #expect(sheet.samples.allSatisfy { $0 < 16 || $0 > 220 })
    #expect(sheet.samples.count { $0 < 16 } == 18 * 58 * 9)
  }

  /// The share is 106.8 of 255.
  @Test func `a grey between ink and paper is mapped to its share and rounded down`() {
    var scan = SketchedScan(width: 300, height: 300)
    scan.fill(0, 0, 300, 300, gray: 200)
    scan.fill(0, 100, 300, 103, gray: 40)
    scan.fill(50, 50, 51, 51, gray: 107)
    let sheet = PaperNormalization(dotsPerInch: 150).normalized(scan.raster)
    #expect(sheet[20, 20] == 255 || sheet[20, 20] == 254)
    #expect(sheet[50, 50] == 106)
    #expect(sheet[20, 101] == 0)
  }
}
