import PageModel

/// The image of a page that a scanner made, and where on the page it stands.
struct PageScan {
  var raster: ScanRaster
  /// In points of the page.
  var placement: Box
  /// In points.
  var pageWidth: Double
  var pageHeight: Double

  /// In samples an inch of the printed page.
  var dotsPerInch: Double { Double(raster.width) / placement.width * 72 }

  /// The most samples an image may have; larger ones are refused before they are decoded.
  static let sampleLimit = 90_000_000

  /// An image that is a page of its own, at the given resolution or, without one, as wide as A4.
  init(raster: ScanRaster, dotsPerInch: Double) {
    self.raster = raster
    (pageWidth, pageHeight) = Self.size(
      width: raster.width, height: raster.height, dotsPerInch: dotsPerInch)
    placement = Box(left: 0, top: 0, right: pageWidth, bottom: pageHeight)
  }

  init(raster: ScanRaster, placement: Box, pageWidth: Double, pageHeight: Double) {
    self.raster = raster
    self.placement = placement
    self.pageWidth = pageWidth
    self.pageHeight = pageHeight
  }

  /// The size in points of an image of so many samples that is a page of its own, no side longer than a
  /// page's may be.
  static func size(
    width: Int, height: Int, dotsPerInch: Double
  ) -> (width: Double, height: Double) {
    let stated = dotsPerInch >= 50 ? dotsPerInch : Double(min(width, height)) / 8.27
    let dots = max(stated, Double(max(width, height)) * 72 / PDFDocument.longestSide)
    return (Double(width) * 72 / dots, Double(height) * 72 / dots)
  }

  /// Throws `tooLarge` for an image no scanner of paper makes.
  static func checkSize(width: Int, height: Int) throws(ScanError) {
    guard width > 0, height > 0, width <= 100_000, height <= 100_000,
      width * height <= sampleLimit
    else { throw .tooLarge(width: width, height: height) }
  }
}
