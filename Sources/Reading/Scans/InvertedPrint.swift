/// Tells a page whose print is light on dark from one with dark edges, bars or pictures.
package struct InvertedPrint {
  let dotsPerInch: Double

  package init(dotsPerInch: Double) { self.dotsPerInch = dotsPerInch }

  private static let dark: UInt8 = 96
  private static let light: UInt8 = 160

  /// Whether nearly all of the page is dark ground, and light ink lies thin and spread over it.
  ///
  /// Of a small sheet on a scanner's black lid, and of light print in a bar, whole tiles are light.
  package func isFound(in page: GrayRaster) -> Bool {
    let tile = max(8, Int(dotsPerInch / 8))
    var (tiles, dark, light, inked) = (0, 0, 0, 0)
    for top in stride(from: 0, to: page.height, by: tile) {
      for left in stride(from: 0, to: page.width, by: tile) {
        let (ground, ink, count) = shares(of: page, left: left, top: top, side: tile)
        tiles += 1
        if ground * 2 > count { dark += 1 }
        if ink * 3 > count * 2 { light += 1 }
        if ink > 0 { inked += 1 }
      }
    }
    return dark * 10 > tiles * 8 && light * 50 < tiles && inked * 200 > tiles
  }

  /// How many samples are ground and how many ink if the print is light, of those that are looked at.
  private func shares(
    of page: GrayRaster, left: Int, top: Int, side: Int
  ) -> (ground: Int, ink: Int, count: Int) {
    var (ground, ink, count) = (0, 0, 0)
    for y in stride(from: top, to: min(top + side, page.height), by: 3) {
      for x in stride(from: left, to: min(left + side, page.width), by: 3) {
        let sample = page.samples[y * page.width + x]
        count += 1
        if sample < Self.dark { ground += 1 } else if sample > Self.light { ink += 1 }
      }
    }
    return (ground, ink, count)
  }
}

extension GrayRaster {
  /// Dark for light.
  package var inverted: GrayRaster {
    GrayRaster(width: width, height: height, samples: samples.map { 255 - $0 })
  }
}
