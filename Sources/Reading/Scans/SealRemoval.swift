/// Takes coloured seals off a page and leaves the black print under them.
///
/// A seal is a patch of saturated colour, about as high as wide and larger than any character;
/// coloured headings and lines are neither and stay.
package struct SealRemoval {
  let dotsPerInch: Double

  package init(dotsPerInch: Double) { self.dotsPerInch = dotsPerInch }

  /// The page in grey, without its seals, and where they were, in samples.
  package func gray(of page: ScanRaster) -> (page: GrayRaster, seals: [PixelFrame]) {
    switch page {
    case .gray(let page): (page, [])
    case .color(let page): gray(of: page)
    }
  }

  private func gray(of page: ColorRaster) -> (page: GrayRaster, seals: [PixelFrame]) {
    var gray = page.gray
    let overview = Overview(dotsPerInch: dotsPerInch)
    let mask = colored(page, step: overview.factor)
    guard let mask else { return (gray, []) }
    let patches = patches(in: mask, centimetre: overview.millimetre * 10)
    // A star within a ring is of the same seal.
    let whole = patches.filter { patch in
      !patches.contains { $0 != patch && $0.union(patch) == $0 }
    }
    let seals = whole.map {
      overview.frame($0, grownBy: 1).clamped(width: page.width, height: page.height)
    }
    for seal in seals { lift(seal, of: page, in: &gray) }
    return (gray, seals)
  }

  /// Where one sample in `step` by `step` is saturated, 1 or 0; nil for a page without colour.
  private func colored(_ page: ColorRaster, step: Int) -> GrayRaster? {
    var mask = GrayRaster(
      width: page.width / step + 1, height: page.height / step + 1, filledWith: 0)
    var count = 0
    for y in stride(from: 0, to: page.height, by: step) {
      for x in stride(from: 0, to: page.width, by: step) {
        guard Self.saturation(of: page.samples[y * page.width + x]) >= 48 else { continue }
        mask[x / step, y / step] = 1
        count += 1
      }
    }
    return count * 2000 > mask.samples.count ? mask : nil
  }

  /// Frames, in samples of the mask, of patches that are large and nearly square.
  private func patches(in mask: GrayRaster, centimetre: Double) -> [PixelFrame] {
    let components = RunComponents(mask: mask.grown(by: 2)).components
    return components.compactMap { runs in
      var frame = PixelFrame(left: .max, top: .max, right: 0, bottom: 0)
      for run in runs {
        frame = frame.union(
          PixelFrame(left: run.start, top: run.row, right: run.end, bottom: run.row + 1))
      }
      let (width, height) = (Double(frame.width), Double(frame.height))
      guard min(width, height) >= 1.2 * centimetre, max(width, height) <= 7 * centimetre,
        max(width, height) <= 1.6 * min(width, height)
      else { return nil }
      return frame
    }
  }

  /// Coloured samples become paper as far as their lightest channel is light; black ink stays.
  private func lift(_ seal: PixelFrame, of page: ColorRaster, in gray: inout GrayRaster) {
    for y in seal.top..<seal.bottom {
      for x in seal.left..<seal.right {
        let sample = page.samples[y * page.width + x]
        let saturation = Self.saturation(of: sample)
        guard saturation > 12 else { continue }
        let lightest = max(sample >> 16 & 255, sample >> 8 & 255, sample & 255)
        gray[x, y] = UInt8(min(255, Int(lightest) + saturation * 3 / 10))
      }
    }
  }

  /// The distance between the strongest and the weakest channel.
  private static func saturation(of sample: UInt32) -> Int {
    let (red, green, blue) = (sample >> 16 & 255, sample >> 8 & 255, sample & 255)
    return Int(max(red, green, blue)) - Int(min(red, green, blue))
  }
}

extension GrayRaster {
  /// Marks what lies within `reach` samples of a mark.
  fileprivate func grown(by reach: Int) -> GrayRaster {
    var grown = self
    for y in 0..<height {
      for x in 0..<width where self[x, y] != 0 {
        for near in max(0, y - reach)...min(height - 1, y + reach) {
          for place in max(0, x - reach)...min(width - 1, x + reach) { grown[place, near] = 1 }
        }
      }
    }
    return grown
  }
}
