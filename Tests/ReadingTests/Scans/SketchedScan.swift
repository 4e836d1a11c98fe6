import Reading

/// A page image drawn by a test: white paper, black ink, in samples.
struct SketchedScan {
  private(set) var raster: GrayRaster

  init(width: Int, height: Int) { raster = GrayRaster(width: width, height: height) }

  mutating func fill(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int, gray: UInt8 = 0) {
    for y in top..<bottom { for x in left..<right { raster[x, y] = gray } }
  }

  /// A line two samples thick; `gap` samples in every `period` are left out.
  mutating func row(
    _ y: Int, from left: Int, to right: Int, gray: UInt8 = 40, gap: Int = 0, every period: Int = 1
  ) {
    for x in left..<right where x % period >= gap { fill(x, y, x + 1, y + 2, gray: gray) }
  }

  mutating func column(
    _ x: Int, from top: Int, to bottom: Int, gray: UInt8 = 40, gap: Int = 0, every period: Int = 1
  ) {
    for y in top..<bottom where y % period >= gap { fill(x, y, x + 2, y + 1, gray: gray) }
  }

  /// Something like a character: a box with a cross in it.
  mutating func character(_ left: Int, _ top: Int, size: Int = 20, stroke: Int = 2) {
    let (right, bottom, half) = (left + size, top + size, size / 2)
    fill(left, top, right, top + stroke)
    fill(left, bottom - stroke, right, bottom)
    fill(left, top, left + stroke, bottom)
    fill(right - stroke, top, right, bottom)
    fill(left + half, top, left + half + stroke, bottom)
    fill(left, top + half, right, top + half + stroke)
  }

  /// Adds noise of about that deviation to every sample, the same at every run.
  mutating func addNoise(deviation: Int) {
    var state: UInt64 = 7
    for index in raster.samples.indices {
      var sum = 0
      for _ in 0..<4 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sum += Int(state >> 33) % 201 - 100
      }
      // The sum of four even distributions over ±100 deviates by 116.
      let level = Int(raster.samples[index]) + sum * deviation / 116
      raster.samples[index] = UInt8(max(0, min(255, level)))
    }
  }
}
