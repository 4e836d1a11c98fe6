import Reading
import Testing

@Suite struct ScannerStreakTests {
  /// A table of three columns on a page of 150 dots an inch, and a line of another kind.
  private func page(_ draw: (inout SketchedScan) -> Void) -> StraightPage {
    var scan = SketchedScan(width: 900, height: 1200)
    for x in [100, 300, 500, 800] { scan.column(x, from: 150, to: 952) }
    for row in 0..<9 { scan.row(150 + row * 100, from: 100, to: 802) }
    for row in 0..<8 { for column in 0..<6 { scan.character(130 + column * 24, 190 + row * 100) } }
    draw(&scan)
    return StraightPage(page: scan.raster, dotsPerInch: 150)
  }

  private func columns(of page: StraightPage) -> [Int] {
    page.rulings.filter { $0.axis == .vertical }.map { Int($0.position.rounded()) }.sorted()
  }

  @Test func `a line over the whole sheet is no ruling of its table, and its ink is taken out`() {
    let plain = page { _ in }
    let dirty = page { scan in scan.fill(620, 0, 622, 1200) }
    #expect(plain.streaks.isEmpty)
    #expect(dirty.streaks.count == 1)
    #expect(columns(of: dirty) == columns(of: plain))
    #expect(dirty.components == plain.components)
  }

  @Test func `a line that ends with the table is a ruling`() {
    let divided = page { scan in scan.column(620, from: 150, to: 952) }
    #expect(divided.streaks.isEmpty)
    #expect(columns(of: divided).count == 5)
  }

  @Test func `a sheet with a margin line alone has no streak`() {
    var scan = SketchedScan(width: 900, height: 1200)
    scan.column(80, from: 0, to: 1200)
    for row in 0..<20 { for column in 0..<20 { scan.character(130 + column * 30, 60 + row * 50) } }
    #expect(StraightPage(page: scan.raster, dotsPerInch: 150).streaks.isEmpty)
  }
}
