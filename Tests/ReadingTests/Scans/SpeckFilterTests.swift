import Reading
import Testing

struct SpeckFilterTests {
  /// A line of characters 20 samples high that ends at 240 + `shift`, and behind it a speck that begins `gap` later.
  private func components(shift: Int, gap: Int, size: Int) -> [InkComponent] {
    var scan = SketchedScan(width: 400, height: 100)
    for index in 0..<8 { scan.character(4 + shift + index * 24, 40) }
    let left = 4 + shift + 7 * 24 + 20 + gap
    scan.fill(left, 48, left + size, 48 + size)
    return StraightPage(page: scan.raster, dotsPerInch: 150).components
  }

  @Test(arguments: 0..<20)
  func
    `a mark in the middle of the width behind the last character is print, wherever the line ends`(
      shift: Int
    )
  {
    let found = components(shift: shift, gap: 12, size: 5)
    #expect(found.contains { $0.frame.width == 5 })
  }

  @Test func `a speck two characters behind the line is none`() {
    #expect(!components(shift: 0, gap: 60, size: 5).contains { $0.frame.width == 5 })
    #expect(!components(shift: 0, gap: 60, size: 2).contains { $0.frame.width == 2 })
  }
}
