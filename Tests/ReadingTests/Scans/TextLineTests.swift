import Reading
import Testing

struct TextLineTests {
  private func characters(_ places: [(x: Int, y: Int)], size: Int) -> [InkComponent] {
    places.map { place in
      InkComponent(
        frame: PixelFrame(
          left: place.x, top: place.y, right: place.x + size, bottom: place.y + size),
        area: size * size / 3)
    }
  }

  @Test func `a title of characters twice as high as the page's is one line`() {
    let title = characters((0..<10).map { (x: $0 * 52, y: $0 % 2) }, size: 46)
    let lines = TextLineFinder(characterHeight: 21).lines(of: title, partsColumns: false)
    #expect(lines.map(\.components.count) == [10])
  }

  @Test func `a speck above or below a line does not make it higher`() {
    let line = characters((0..<6).map { (x: $0 * 24, y: 20) }, size: 21)
    let specks = characters([(x: 50, y: 12), (x: 80, y: 45)], size: 4)
    let lines = TextLineFinder(characterHeight: 21).lines(of: line + specks, partsColumns: false)
    #expect(lines.map(\.frame.height) == [21])
  }

  @Test(.disabled("Does not hold yet."))
  func `two lines that touch are told apart`() {
    let upper = characters((0..<10).map { (x: $0 * 24, y: 0) }, size: 21)
    let lower = characters((0..<10).map { (x: $0 * 24, y: 20) }, size: 21)
    let lines = TextLineFinder(characterHeight: 21).lines(of: upper + lower, partsColumns: false)
    #expect(lines.map(\.frame.top) == [0, 20])
  }

  @Test func `smoothing keeps the mean and halves a stroke of one sample`() {
    var scan = SketchedScan(width: 9, height: 9)
    scan.fill(0, 4, 9, 5)
    #expect(scan.raster.smoothed[4, 4] == 127)
    #expect(scan.raster.smoothed[4, 3] == 191)
    #expect(scan.raster.smoothed[4, 2] == 255)
  }

  @Test func `a faint hairline under noise belongs to its line of text`() {
    var scan = SketchedScan(width: 400, height: 200)
    for x in stride(from: 120, to: 300, by: 24) { scan.character(x, 80) }
    scan.fill(94, 89, 114, 91, gray: 150)
    scan.addNoise(deviation: 22)
    let page = StraightPage(page: scan.raster, dotsPerInch: 150)
    let lines = TextLineFinder(characterHeight: 20).lines(
      of: page.components, partsColumns: false)
    #expect(lines.count == 1)
    #expect((lines.first?.frame.left ?? 400) <= 96)
  }
}
