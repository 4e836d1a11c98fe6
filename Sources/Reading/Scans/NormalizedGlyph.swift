/// A glyph's ink in its own frame, 0 for paper, 1 for its darkest.
struct NormalizedGlyph {
  private let raster: GrayRaster
  private let darkest: Double

  init(frame: PixelFrame, of page: GrayRaster) {
    raster = page.cropped(to: frame)
    let inks = raster.samples.map { 255 - Double($0) }.sorted()
    darkest = max(60, inks[inks.count * 9 / 10])
  }

  /// The ink at a place given from 0 to 1.
  func ink(at x: Double, _ y: Double) -> Double {
    let column = min(raster.width - 1, max(0, Int(x * Double(raster.width))))
    let row = min(raster.height - 1, max(0, Int(y * Double(raster.height))))
    return min(1, (255 - Double(raster[column, row])) / darkest)
  }

  /// How many strokes lie over each other in the middle of the glyph.
  var strokesAcross: Int {
    let counts = [0.3, 0.4, 0.5, 0.6, 0.7].map { x in
      var (count, wasInked) = (0, false)
      for row in 0..<raster.height {
        let level = ink(at: x, (Double(row) + 0.5) / Double(raster.height))
        if level > 0.5, !wasInked {
          count += 1
          wasInked = true
        } else if level < 0.4 {
          wasInked = false
        }
      }
      return count
    }
    return counts.sorted()[counts.count / 2]
  }

  /// Whether a level stroke as wide as the glyph ends it below: the bar of ≥, and none of >.
  var hasBar: Bool {
    (raster.height * 2 / 3..<raster.height).contains { row in
      let y = (Double(row) + 0.5) / Double(raster.height)
      return [0.08, 0.36, 0.64].allSatisfy { left in
        let inks = (0..<4).map { ink(at: left + Double($0) * 0.28 / 3, y) }
        return inks.reduce(0, +) >= Double(inks.count) * 0.5
      }
    }
  }

  /// The most ink within a tenth of the frame above or below a place, as fonts differ.
  func ink(near x: Double, _ y: Double) -> Double {
    [-0.1, -0.05, 0, 0.05, 0.1].map { ink(at: x, y + $0) }.max() ?? 0
  }
}
