import PageModel
import Reading
import Testing

/// Lines of dashes or dots, which are rulings only where a table's lines hold them; 150 dots an inch.
struct DashedRulingTests {
  private let finder = RulingFinder(dotsPerInch: 150)

  private func lines(_ axis: Ruling.Axis, in scan: SketchedScan) -> [TracedLine] {
    finder.lines(in: scan.raster).filter { $0.axis == axis }
      .sorted { $0.position < $1.position }
  }

  /// A table of five rows and three columns; its outer lines are whole unless `isAllDashed`.
  private func table(gap: Int, every period: Int, isAllDashed: Bool = false) -> SketchedScan {
    var scan = SketchedScan(width: 700, height: 400)
    for y in stride(from: 100, through: 300, by: 40) {
      let isWhole = !isAllDashed && (y == 100 || y == 300)
      scan.row(y, from: 50, to: 650, gap: isWhole ? 0 : gap, every: period)
    }
    for x in stride(from: 50, through: 650, by: 200) {
      scan.column(x, from: 100, to: 302, gap: isAllDashed ? gap : 0, every: period)
    }
    for y in stride(from: 110, to: 300, by: 40) {
      for x in stride(from: 60, to: 230, by: 23) { scan.character(x, y) }
    }
    return scan
  }

  @Test(arguments: [(4, 10, 18), (4, 8, 18), (4, 6, 18), (6, 12, 18), (8, 16, 0)])
  func `dashed rows between whole columns are found from end to end`(
    gap: Int, period: Int, deviation: Int
  ) {
    var scan = table(gap: gap, every: period)
    scan.addNoise(deviation: deviation)
    let rows = lines(.horizontal, in: scan)
    #expect(rows.map { Int(($0.position / 10).rounded()) * 10 } == [100, 140, 180, 220, 260, 300])
    #expect(rows.allSatisfy { abs($0.start - 50) <= 12 && abs($0.end - 650) <= 12 })
    #expect(lines(.vertical, in: scan).count == 4)
  }

  @Test(arguments: [(4, 10), (4, 8), (6, 12)])
  func `a table all of dashes is found`(gap: Int, period: Int) {
    let scan = table(gap: gap, every: period, isAllDashed: true)
    #expect(lines(.horizontal, in: scan).count == 6)
    #expect(lines(.vertical, in: scan).count == 4)
  }

  @Test func `rows of dashes and dots in turn are found`() {
    var scan = SketchedScan(width: 700, height: 400)
    for y in [100, 300] { scan.row(y, from: 50, to: 650) }
    for x in [50, 350, 650] { scan.column(x, from: 100, to: 302) }
    for y in [150, 200, 250] {
      for x in stride(from: 52, to: 650, by: 19) {
        scan.fill(x, y, x + 8, y + 2, gray: 40)
        scan.fill(x + 12, y, x + 14, y + 2, gray: 40)
      }
    }
    #expect(lines(.horizontal, in: scan).count == 5)
  }

  @Test func `dashed rows of a table that is open at its sides are found`() {
    var scan = SketchedScan(width: 700, height: 400)
    for y in [100, 300] { scan.row(y, from: 50, to: 650) }
    scan.column(300, from: 100, to: 302)
    for y in [150, 200, 250] { scan.row(y, from: 50, to: 650, gap: 4, every: 10) }
    #expect(lines(.horizontal, in: scan).count == 5)
  }

  /// A page number after its leader dots, under a frame as wide as the page.
  @Test(arguments: [(4, 6), (4, 10), (9, 20)])
  func `rows of dots and dashes inside a frame are no rulings`(gap: Int, period: Int) {
    var scan = SketchedScan(width: 900, height: 500)
    for y in [50, 450] { scan.row(y, from: 50, to: 850) }
    for x in [50, 850] { scan.column(x, from: 50, to: 452) }
    for y in stride(from: 80, to: 420, by: 34) {
      for x in [70, 93, 116, 800] { scan.character(x, y) }
      scan.row(y + 14, from: 142, to: 792, gap: gap, every: period)
    }
    #expect(lines(.horizontal, in: scan).count == 2)
    #expect(lines(.vertical, in: scan).count == 2)
  }

  @Test func `hyphens that fill a cell from margin to margin are no ruling`() {
    var scan = SketchedScan(width: 700, height: 300)
    for y in [100, 160, 220] { scan.row(y, from: 50, to: 650) }
    for x in [50, 350, 650] { scan.column(x, from: 100, to: 222) }
    for (left, right) in [(61, 341), (361, 641)] {
      scan.row(130, from: left, to: right, gap: 2, every: 7)
    }
    #expect(lines(.horizontal, in: scan).count == 3)
  }

  @Test func `dashes that begin with an underline and end beside a frame are no ruling`() {
    var scan = SketchedScan(width: 900, height: 300)
    for y in [50, 250] { scan.row(y, from: 50, to: 850) }
    for x in [50, 850] { scan.column(x, from: 50, to: 252) }
    scan.row(100, from: 75, to: 846)
    for y in [150, 160, 170] { scan.row(y, from: 75, to: 846, gap: 9, every: 20) }
    #expect(lines(.horizontal, in: scan).allSatisfy { !(140...180).contains($0.position) })
  }
}
