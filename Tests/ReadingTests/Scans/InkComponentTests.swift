import Reading
import Testing

/// A raster with ink at the marks of a drawing, one row a line.
private func sheet(_ rows: [String]) -> GrayRaster {
  GrayRaster(
    width: rows[0].count, height: rows.count, samples: rows.joined().utf8.map { $0 == 35 ? 0 : 255 }
  )
}

@Test func `ink that touches, corners too, is one component in order of its first run`() {
  let page = sheet([
    "#.......#.##",
    ".#......#..#",
    "........####",
    "............",
    "..#.#.......",
    "..###......#",
  ])
  #expect(
    InkComponent.all(in: page, threshold: 150) == [
      InkComponent(frame: PixelFrame(left: 0, top: 0, right: 2, bottom: 2), area: 2),
      InkComponent(frame: PixelFrame(left: 8, top: 0, right: 12, bottom: 3), area: 9),
      InkComponent(frame: PixelFrame(left: 2, top: 4, right: 5, bottom: 6), area: 5),
      InkComponent(frame: PixelFrame(left: 11, top: 5, right: 12, bottom: 6), area: 1),
    ])
}

@Test(arguments: [7, 8, 9, 16, 23])
func `ink from edge to edge is one component of all its samples`(width: Int) {
  let page = GrayRaster(width: width, height: 3, filledWith: 149)
  #expect(
    InkComponent.all(in: page, threshold: 150) == [
      InkComponent(
        frame: PixelFrame(left: 0, top: 0, right: width, bottom: 3), area: 3 * width)
    ])
  #expect(InkComponent.all(in: page, threshold: 149).isEmpty)
}
