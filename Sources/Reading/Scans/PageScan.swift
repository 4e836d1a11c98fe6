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

  /// An image that is a page of its own, at the resolution its file tells or, without one, as wide as A4.
  ///
  /// Throws `tooLarge` where it would be so with square samples.
  init(raster: ScanRaster, told: ImageResolution) throws(ScanError) {
    let size = Self.size(width: raster.width, height: raster.height, told: told)
    guard let square = raster.squared(over: size.width, by: size.height) else {
      throw .tooLarge(width: raster.width, height: raster.height)
    }
    self.raster = square
    (pageWidth, pageHeight) = size
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
    width: Int, height: Int, told: ImageResolution
  ) -> (width: Double, height: Double) {
    let resolution = told.believed(width: width, height: height)
    let across = Double(width) * 72 / resolution.across
    let down = Double(height) * 72 / resolution.down
    let scale = min(1, PDFDocument.longestSide / max(across, down))
    return (across * scale, down * scale)
  }

  /// Throws `tooLarge` for an image no scanner of paper makes.
  static func checkSize(width: Int, height: Int) throws(ScanError) {
    guard width > 0, height > 0, width <= 100_000, height <= 100_000,
      width * height <= sampleLimit
    else { throw .tooLarge(width: width, height: height) }
  }
}
