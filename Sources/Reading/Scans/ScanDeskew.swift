import CLeptonica

/// Finds how far the lines of a page lean and sets them straight.
enum ScanDeskew {
  /// The angle in degrees that sets the page straight, clockwise positive; 0 where nothing shows it.
  static func angle(of page: GrayRaster, dotsPerInch: Double) -> Double {
    guard page.width > 64, page.height > 64,
      let gray = PageImage(page.reduced(by: dotsPerInch > 250 ? 2 : 1)),
      let bits = PageImage(pixThresholdToBinary(gray.pix, 128))
    else { return 0 }
    var angle: Float = 0
    var confidence: Float = 0
    let failed = pixFindSkewSweepAndSearch(bits.pix, &angle, &confidence, 4, 1, 7, 1, 0.01)
    return failed == 0 && confidence >= 2 ? Double(angle) : 0
  }

  /// The page turned about its centre by so many degrees, clockwise positive; corners filled white.
  static func straightened(_ page: GrayRaster, by degrees: Double) -> GrayRaster {
    guard abs(degrees) >= 0.02, let image = PageImage(page),
      let turned = PageImage(
        pixRotateAMGray(image.pix, Float(degrees * .pi / 180), 255))
    else { return page }
    return turned.gray ?? page
  }
}
