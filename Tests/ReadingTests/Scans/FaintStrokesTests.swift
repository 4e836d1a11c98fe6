import Reading
import Testing

struct FaintStrokesTests {
  /// Characters 20 samples high and wide from 100 on, and what `add` draws.
  private func components(_ add: (inout SketchedScan) -> Void) -> [InkComponent] {
    var scan = SketchedScan(width: 400, height: 100)
    for index in 0..<8 { scan.character(100 + index * 24, 40) }
    add(&scan)
    return StraightPage(page: scan.raster, dotsPerInch: 150).components
  }

  /// The stroke of 一: grey but for the small wedge at its end.
  private func drawStroke(_ scan: inout SketchedScan, left: Int, gray: UInt8 = 175) {
    scan.fill(left, 50, left + 16, 52, gray: gray)
    scan.fill(left + 16, 48, left + 20, 52)
  }

  @Test(arguments: [76, 56])
  func `a thin stroke before print is found as far as it goes, also with a mark between`(left: Int)
  {
    let found = components { drawStroke(&$0, left: left) }
    #expect(found.contains { $0.frame.left == left && $0.frame.right == left + 20 })
    #expect(found.count == 9)
  }

  @Test func `a stroke that is grey throughout is found beside print and nowhere else`() {
    let beside = components { $0.fill(76, 50, 96, 52, gray: 175) }
    #expect(beside.contains { $0.frame.left == 76 && $0.frame.right == 96 })
    #expect(components { $0.fill(20, 50, 40, 52, gray: 175) }.count == 8)
    #expect(components { $0.fill(76, 80, 96, 82, gray: 175) }.count == 8)
  }

  @Test func `grey that is no stroke is no ink`() {
    #expect(components { $0.fill(76, 42, 96, 60, gray: 175) }.count == 8)
    #expect(components { $0.fill(40, 50, 96, 52, gray: 175) }.count == 8)
    #expect(components { $0.fill(94, 30, 96, 70, gray: 175) }.count == 8)
    #expect(components { $0.fill(76, 50, 96, 52, gray: 225) }.count == 8)
  }

  @Test func `what is dark for the most part stays as it was found`() {
    let found = components {
      $0.fill(76, 56, 79, 62, gray: 175)
      $0.fill(79, 56, 85, 62)
    }
    #expect(found.contains { $0.frame.left == 79 && $0.frame.right == 85 })
  }
}
