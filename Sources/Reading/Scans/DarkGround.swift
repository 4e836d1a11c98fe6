import CLeptonica

/// Exchanges dark and light in cells whose print is light on a dark ground, as header rows have it.
///
/// Their ground is told by how much of it is dark: of black print less than half is. A bar without anything light on it,
/// as one that hides what it covers, stays.
package struct DarkGround {
  let dotsPerInch: Double

  package init(dotsPerInch: Double) { self.dotsPerInch = dotsPerInch }

  /// Darker samples are ground.
  private static let dark: UInt8 = 128
  /// The share of a cell's samples that is dark at least, and the share that is light.
  private static let (leastDark, leastLight) = (0.62, 0.03)
  /// The share of the ground's level up to which there is a ruling on it.
  private static let black = 0.5
  /// The share of the way from the ground to white that is its grain.
  private static let grain = 0.1

  /// `page` has white paper.
  package func exchanged(_ page: consuming GrayRaster) -> GrayRaster {
    for core in cores(of: page) {
      let frame = grown(core, on: page)
      let millimetre = dotsPerInch / 25.4
      guard Double(frame.width) >= millimetre * 8, Double(frame.height) >= millimetre * 4 else {
        continue
      }
      exchange(frame, of: &page)
    }
    return page
  }

  /// Where most of what is near is dark, looked for at fifty dots an inch.
  private func cores(of page: GrayRaster) -> [PixelFrame] {
    let overview = Overview(dotsPerInch: dotsPerInch)
    let shares = GrayRaster(
      width: page.width, height: page.height, samples: page.samples.map { $0 < Self.dark ? 0 : 255 }
    ).reduced(by: overview.factor)
    let reach = Int32(overview.millimetre * 1.5)
    guard let near = PageImage(shares)?.averaged(over: max(1, reach))?.gray else { return [] }
    let most = UInt8((1 - Self.leastDark) * 255)
    return RunComponents(near) { $0 <= most }.components.map { runs in
      overview.frame(PixelFrame(enclosing: runs)).clamped(width: page.width, height: page.height)
    }
  }

  /// The frame with the rows and columns beside it that are mostly dark as well.
  private func grown(_ core: PixelFrame, on page: GrayRaster) -> PixelFrame {
    var frame = core
    func isDark(row: Int) -> Bool {
      let dark = (frame.left..<frame.right).count { page[$0, row] < Self.dark }
      return Double(dark) >= Double(frame.width) * Self.leastDark
    }
    func isDark(column: Int) -> Bool {
      let dark = (frame.top..<frame.bottom).count { page[column, $0] < Self.dark }
      return Double(dark) >= Double(frame.height) * Self.leastDark
    }
    while frame.top > 0, isDark(row: frame.top - 1) { frame.top -= 1 }
    while frame.bottom < page.height, isDark(row: frame.bottom) { frame.bottom += 1 }
    while frame.left > 0, isDark(column: frame.left - 1) { frame.left -= 1 }
    while frame.right < page.width, isDark(column: frame.right) { frame.right += 1 }
    return frame
  }

  private func exchange(_ frame: PixelFrame, of page: inout GrayRaster) {
    let levels = page.cropped(to: frame).samples.sorted()
    let dark = levels.prefix { $0 < Self.dark }.count
    let ground = Double(levels[dark / 2])
    let light = levels.reversed().prefix { Double($0) > (ground + 255) / 2 }.count
    guard Double(dark) >= Double(levels.count) * Self.leastDark,
      Double(light) >= Double(levels.count) * Self.leastLight
    else { return }
    for y in frame.top..<frame.bottom {
      for x in frame.left..<frame.right {
        let level = Double(page[x, y])
        let share = max(0, (level - ground) / (255 - ground) - Self.grain) / (1 - Self.grain)
        page[x, y] = level < ground * Self.black ? 0 : UInt8(255 * (1 - share))
      }
    }
  }
}

extension PageImage {
  /// The eight-bit grey image, each sample the mean of those so near, either way.
  fileprivate func averaged(over reach: Int32) -> PageImage? {
    PageImage(pixBlockconvGray(pix, nil, reach, reach))
  }
}
