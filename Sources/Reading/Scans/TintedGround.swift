import CLeptonica

/// Makes shaded ground white as the paper, so that print in a header row's colour is read as any other.
///
/// The ground is what a closing leaves, the greatest and then the least of what is near: strokes are narrower than that,
/// shaded cells are not. A page without shaded cells stays as it is.
package struct TintedGround {
  let dotsPerInch: Double

  package init(dotsPerInch: Double) { self.dotsPerInch = dotsPerInch }

  /// Paper is lighter, where shaded ground is looked for and where it is taken off.
  private static let (tinted, untouched): (UInt8, UInt8) = (246, 250)
  /// Nothing printed in black can be told from what is darker.
  private static let darkest: UInt8 = 90
  /// The share of the ground's level from which all is taken for ground: what is left of its grain harms short words.
  private static let grain = 0.94

  /// `page` has white paper.
  package func whitened(_ page: consuming GrayRaster) -> GrayRaster {
    for frame in shadedFrames(of: page) { whiten(frame, of: &page) }
    return page
  }

  /// What encloses ground large enough for a cell, looked for at fifty dots an inch.
  private func shadedFrames(of page: GrayRaster) -> [PixelFrame] {
    let overview = Overview(dotsPerInch: dotsPerInch)
    let millimetre = overview.millimetre
    let small = PageImage(page.reduced(by: overview.factor))
    guard let ground = small?.closed(over: Int(millimetre * 4))?.gray else { return [] }
    return RunComponents(ground) { $0 < Self.tinted }.components.compactMap { runs in
      let frame = PixelFrame(enclosing: runs)
      let area = runs.reduce(0) { $0 + $1.end - $1.start }
      guard Double(frame.width) >= millimetre * 8, Double(frame.height) >= millimetre * 4,
        Double(area) >= millimetre * millimetre * 32
      else { return nil }
      return overview.frame(frame, grownBy: Int(millimetre * 2))
        .clamped(width: page.width, height: page.height)
    }
  }

  private func whiten(_ frame: PixelFrame, of page: inout GrayRaster) {
    let part = page.cropped(to: frame)
    guard let ground = PageImage(part)?.closed(over: Int(dotsPerInch / 25.4 * 2.5))?.gray else {
      return
    }
    for y in 0..<part.height {
      let (from, to) = (y * part.width, (frame.top + y) * page.width + frame.left)
      for x in 0..<part.width {
        let level = ground.samples[from + x]
        guard level < Self.untouched, level >= Self.darkest else { continue }
        let share = Double(part.samples[from + x]) / (Double(level) * Self.grain)
        page.samples[to + x] = UInt8(min(1, share) * 255)
      }
    }
  }
}

extension PageImage {
  /// The eight-bit grey image without what is darker and narrower than so many samples, either way.
  fileprivate func closed(over size: Int) -> PageImage? {
    let side = Int32(max(3, size | 1))
    return PageImage(pixCloseGray(pix, side, side))
  }
}
