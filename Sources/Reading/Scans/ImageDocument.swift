import CLeptonica
import Glibc
import PageModel

/// An image file whose pages are scans: PNG, JPEG, JPEG 2000, or TIFF of one page or many.
public struct ImageDocument: Hashable, Sendable {
  public let path: String
  public let mediaType: String
  public let pageCount: Int

  /// Throws `unknownFormat` for a file that is no such image, `damaged` for one without an image in it.
  public init(path: String) throws(ReadingError) {
    setMsgSeverity(Int32(L_SEVERITY_NONE))
    var format: Int32 = 0
    guard findFileFormat(path, &format) == 0, let mediaType = Self.mediaType(of: format) else {
      throw .unknownFormat
    }
    self.path = path
    self.mediaType = mediaType
    pageCount = mediaType == "image/tiff" ? Self.tiffPageCount(path) : 1
    guard pageCount > 0 else { throw .damaged("there is no image in it") }
  }

  /// Whether a file that begins with these bytes is an image.
  public static func isImage(_ head: some Sequence<UInt8>) -> Bool {
    let head = Array(head.prefix(12))
    let marks: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A],
      [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], [0xFF, 0x4F, 0xFF, 0x51],
    ]
    return marks.contains { head.starts(with: $0) }
  }

  /// Reads a page, from 1; throws `noSuchPage`, `pageUnreadable`.
  public func page(
    _ number: Int, recognizedBy reader: borrowing ScanReader
  ) throws(ReadingError) -> Page {
    let (scan, isDamaged) = try scan(number)
    var page = reader.page(scan, number: number)
    if isDamaged { page.flagDamagedPicture() }
    return page
  }

  /// A page's size and a flag that its text was not recognised.
  public func unrecognizedPage(_ number: Int) throws(ReadingError) -> Page {
    let (scan, _) = try scan(number)
    return Page(
      number: number, width: scan.pageWidth, height: scan.pageHeight, text: .none, confidence: 0,
      flags: [Flag(.noText, "The page is a picture; its text was not to be recognised.")])
  }

  /// A page, from 1, as a PNG file with the elements laid over it; throws as `page` does.
  public func picture(
    page number: Int, dotsPerInch: Double, overlay: [OverlayElement] = []
  ) throws(ReadingError) -> [UInt8] {
    let (scan, _) = try scan(number)
    guard
      let picture = PagePicture(
        width: scan.pageWidth, height: scan.pageHeight, dotsPerInch: dotsPerInch)
    else { throw .pageUnreadable(number, "its picture would be too large") }
    picture.draw(scan)
    for element in overlay { picture.draw(element) }
    guard let png = picture.png() else {
      throw .pageUnreadable(number, "its picture could not be written")
    }
    return png
  }

  private func scan(
    _ number: Int
  ) throws(ReadingError) -> (scan: PageScan, isDamaged: Bool) {
    guard number >= 1, number <= pageCount else { throw .noSuchPage(number) }
    do throws(ScanError) {
      let image = try image(number)
      return (try image.pageScan(), image.isDamaged)
    } catch {
      throw .pageUnreadable(number, error.description)
    }
  }

  /// A page's samples, from 1, as far as they are there; an image that is too large is refused before it is
  /// decoded.
  func image(_ number: Int) throws(ScanError) -> PageImage {
    let size = try size(of: number)
    try PageScan.checkSize(width: size.width, height: size.height)
    if var image = PageImage(
      mediaType == "image/tiff" ? Self.tiffPage(path, number) : pixRead(path))
    {
      guard mediaType == "image/jpeg", let bytes = try? FileBytes(path: path) else {
        return image.laidOnWhite()
      }
      image.isDamaged = JPEGDamage.isFound(in: bytes.octets)
      return image.turned(ImageOrientation(ofJPEG: bytes.octets))
    }
    guard var image = DamagedImage(path: path, mediaType: mediaType, size: size).image else {
      throw .undecodable
    }
    image.isDamaged = true
    return image
  }

  private func size(of number: Int) throws(ScanError) -> (width: Int, height: Int) {
    var (format, width, height): (Int32, Int32, Int32) = (0, 0, 0)
    var (bits, samples, hasMap): (Int32, Int32, Int32) = (0, 0, 0)
    let failed =
      if mediaType == "image/tiff" {
        readHeaderTiff(
          path, Int32(number - 1), &width, &height, &bits, &samples, nil, nil, &format)
      } else {
        pixReadHeader(path, &format, &width, &height, &bits, &samples, &hasMap)
      }
    guard failed == 0 else { throw .undecodable }
    return (Int(width), Int(height))
  }

  private static func mediaType(of format: Int32) -> String? {
    switch Int(format) {
    case Int(IFF_PNG): "image/png"
    case Int(IFF_JFIF_JPEG): "image/jpeg"
    case Int(IFF_JP2): "image/jp2"
    case Int(IFF_TIFF)...Int(IFF_TIFF_ZIP), Int(IFF_TIFF_JPEG): "image/tiff"
    default: nil
    }
  }

  private static func tiffPageCount(_ path: String) -> Int {
    guard let file = fopen(path, "r") else { return 0 }
    defer { fclose(file) }
    var count: Int32 = 0
    guard tiffGetCount(file, &count) == 0 else { return 0 }
    return max(Int(count), TIFFDirectories.count(in: path))
  }

  private static func tiffPage(_ path: String, _ number: Int) -> UnsafeMutablePointer<PIX>? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    return pixReadStreamTiff(file, Int32(number - 1))
  }
}

extension PageImage {
  /// The image as a page of its own.
  func pageScan() throws(ScanError) -> PageScan {
    if depth == 1 || depth == 8, !hasColorMap, let raster = depth == 8 ? gray : grayed()?.gray {
      return try PageScan(raster: .gray(raster), told: resolution)
    }
    guard let raster = colored()?.color else { throw .outOfMemory }
    return try PageScan(raster: .color(raster), told: resolution)
  }
}
