import PageModel
import Reading
import Testing

/// At 150 dots an inch a millimetre is six samples.
struct RulingFinderTests {
  private let finder = RulingFinder(dotsPerInch: 150)

  /// Lines of one direction, as place, start and end.
  private func lines(_ axis: Ruling.Axis, in scan: SketchedScan) -> [[Int]] {
    finder.lines(in: scan.raster).filter { $0.axis == axis }
      .map { [Int($0.position.rounded()), $0.start, $0.end] }.sorted { $0[0] < $1[0] }
  }

  private func isNear(_ line: [Int], _ other: [Int], within reach: Int = 6) -> Bool {
    zip(line, other).allSatisfy { abs($0 - $1) <= reach }
  }

  /// Two rows of cells, the lower one only 10 mm high, with columns in that one alone.
  private func lowRow(gap: Int = 0, every period: Int = 1) -> SketchedScan {
    var scan = SketchedScan(width: 700, height: 500)
    for y in [100, 160, 400] { scan.row(y, from: 50, to: 650, gap: gap, every: period) }
    for x in [50, 650] { scan.column(x, from: 100, to: 402) }
    for x in [200, 350, 500] { scan.column(x, from: 100, to: 162, gap: gap, every: period) }
    return scan
  }

  @Test func `columns of a single low row are found`() {
    let columns = lines(.vertical, in: lowRow())
    #expect(columns.count == 5)
    #expect(columns.contains { isNear($0, [350, 100, 160]) })
  }

  @Test(arguments: [(3, 12), (1, 3)])
  func `broken and dotted lines under noise are whole`(gap: Int, period: Int) {
    var scan = lowRow(gap: gap, every: period)
    scan.addNoise(deviation: 18)
    #expect(lines(.horizontal, in: scan).count == 3)
    #expect(lines(.vertical, in: scan).count == 5)
    #expect(lines(.horizontal, in: scan).allSatisfy { isNear([$0[1], $0[2]], [50, 650]) })
  }

  @Test func `a faint line is found`() {
    var scan = SketchedScan(width: 700, height: 400)
    for y in [100, 200, 300] { scan.row(y, from: 50, to: 650, gray: 170) }
    for x in [50, 350, 650] { scan.column(x, from: 100, to: 302, gray: 170) }
    scan.addNoise(deviation: 18)
    #expect(lines(.horizontal, in: scan).count == 3)
    #expect(lines(.vertical, in: scan).count == 3)
  }

  @Test func `a slightly curved line stays one`() {
    var scan = SketchedScan(width: 900, height: 300)
    for x in 50..<850 {
      let sag = (x - 450) * (x - 450) / 20_000
      for y in [100, 200] { scan.fill(x, y + sag, x + 1, y + sag + 2, gray: 40) }
    }
    let rows = lines(.horizontal, in: scan)
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { isNear([$0[1], $0[2]], [50, 850]) })
  }

  /// A row of text 60 samples high between two rows of cells with a column at 350.
  private var interrupted: SketchedScan {
    var scan = SketchedScan(width: 700, height: 500)
    for y in [50, 200, 270, 450] { scan.row(y, from: 50, to: 650) }
    for x in [50, 650] { scan.column(x, from: 50, to: 452) }
    for span in [50..<202, 270..<452] {
      scan.column(350, from: span.lowerBound, to: span.upperBound)
    }
    for y in [206, 228, 248] {
      for x in stride(from: 60, to: 620, by: 23) { scan.character(x, y, size: 20) }
    }
    return scan
  }

  @Test func `a column does not go on through text between two rows`() {
    let columns = lines(.vertical, in: interrupted).filter { abs($0[0] - 350) < 4 }
    #expect(columns.count == 2)
    #expect(columns.allSatisfy { $0[2] <= 206 || $0[1] >= 266 })
  }

  @Test func `an end that sticks out into text is cut where the lines cross`() {
    var scan = SketchedScan(width: 700, height: 500)
    for y in [50, 200] { scan.row(y, from: 50, to: 650) }
    for x in [50, 350, 650] { scan.column(x, from: 50, to: 202) }
    // Strokes of characters in one line with the column: too few to be a line of their own.
    for y in [206, 229, 252] { scan.character(341, y) }
    for x in stride(from: 60, to: 300, by: 23) { scan.character(x, 206) }
    #expect(lines(.vertical, in: scan).allSatisfy { $0[2] <= 204 })
  }

  @Test(arguments: [4, 5, 7])
  func `both lines of a doubled ruling are erased, and text close to a single one stays`(
    pitch: Int
  ) {
    var scan = SketchedScan(width: 700, height: 500)
    for y in [50, 50 + pitch, 200, 350] { scan.row(y, from: 50, to: 650) }
    for x in [50, 50 + pitch, 350, 650] { scan.column(x, from: 50, to: 352) }
    // A row of characters that stands a little over the line at 350.
    for x in stride(from: 80, to: 330, by: 23) { scan.character(x, 350 - 24) }
    var text = scan.raster
    RulingEraser(dotsPerInch: 150).erase(finder.lines(in: scan.raster), from: &text)
    func darkest(_ columns: Range<Int>, _ rows: Range<Int>) -> UInt8 {
      rows.flatMap { row in columns.map { text[$0, row] } }.min() ?? 255
    }
    #expect(darkest(70..<340, 44..<66) > 190)
    #expect(darkest(44..<66, 70..<190) > 190)
    #expect((80..<100).allSatisfy { text[$0, 326] == 0 && text[$0, 344] == 0 })
  }

  @Test func `a line on a picture too coarse for a doubled one is erased all the same`() {
    var scan = SketchedScan(width: 700, height: 500)
    scan.row(200, from: 50, to: 650)
    var text = scan.raster
    RulingEraser(dotsPerInch: 12).erase(finder.lines(in: scan.raster), from: &text)
    #expect((60..<640).allSatisfy { text[$0, 200] == 255 })
  }

  @Test(.disabled("Does not hold yet."))
  func `a stroke that touches an erased line stays`() throws {
    var scan = SketchedScan(width: 400, height: 300)
    for y in [50, 200] { scan.row(y, from: 50, to: 350) }
    for x in [50, 350] { scan.column(x, from: 50, to: 202) }
    // A digit's right stroke, three samples wide, ends where the line at 350 begins.
    scan.fill(347, 100, 350, 120)
    var text = scan.raster
    RulingEraser(dotsPerInch: 150).erase(finder.lines(in: scan.raster), from: &text)
    #expect((347..<349).allSatisfy { text[$0, 110] == 0 })
    #expect((345..<356).allSatisfy { text[$0, 150] > 200 })
    #expect(text[351, 110] > 200)
  }

  @Test func `text alone has no lines`() {
    var scan = SketchedScan(width: 700, height: 500)
    for y in stride(from: 40, to: 440, by: 32) {
      for x in stride(from: 60, to: 620, by: 24) { scan.character(x, y) }
    }
    #expect(finder.lines(in: scan.raster).isEmpty)
  }

  @Test(arguments: [Ruling.Axis.horizontal, .vertical])
  func `a line in pieces at the very edge of the page is found`(axis: Ruling.Axis) {
    var scan = SketchedScan(width: 900, height: 900)
    for (from, to) in [(100, 400), (430, 800)] {
      if axis == .horizontal {
        scan.row(891, from: from, to: to)
      } else {
        scan.column(891, from: from, to: to)
      }
    }
    let starts = lines(axis, in: scan).map { $0[1] }.sorted()
    #expect(starts.count == 2 && isNear(starts, [100, 430]), "\(starts)")
  }
}
