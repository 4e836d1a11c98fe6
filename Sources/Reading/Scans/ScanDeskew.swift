/// Finds how far the lines of a page lean and sets them straight.
enum ScanDeskew {
  /// The angle in degrees that sets the page straight, clockwise positive; 0 where nothing shows it.
  static func angle(of page: GrayRaster, dotsPerInch: Double) -> Double {
    guard page.width > 64, page.height > 64 else { return 0 }
    let image = PageImage(page.reduced(by: dotsPerInch > 250 ? 2 : 1))
    return image?.thresholded(at: 128)?.skew() ?? 0
  }

  /// The page turned about its centre by so many degrees, clockwise positive; corners filled white.
  static func straightened(_ page: GrayRaster, by degrees: Double) -> GrayRaster {
    guard abs(degrees) >= 0.02 else { return page }
    return PageImage(page)?.turned(byDegrees: degrees)?.gray ?? page
  }
}
