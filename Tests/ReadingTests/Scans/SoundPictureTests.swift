import CLeptonica
import Foundation
import PageModel
import Reading
import TestSupport
import Testing

/// A page of 61 by 40 points that shows one JPEG, a point for each sample.
private struct PicturePage {
  var jpeg: [UInt8]
  var colorSpace = "/DeviceGray"
  /// Entries of the picture's dictionary besides the usual ones.
  var entries = ""
  var size = "/Width 61 /Height 40"
  var content = "61 0 0 40 0 0 cm /Im0 Do"
  /// Entries of the page's resources besides the picture.
  var resources = ""

  init(isColored: Bool = false) {
    jpeg = Self.jpeg(isColored: isColored)
    colorSpace = isColored ? "/DeviceRGB" : "/DeviceGray"
  }

  func inFile<Result>(_ body: (borrowing PDFDocument) throws -> Result) throws -> Result {
    var sketch = PDFSketch([PDFSketch.Sheet(content, mediaBox: "0 0 61 40")])
    sketch.resources = resources
    let bytes = try sketch.bytes(
      showing: jpeg, entries: "\(size) /ColorSpace \(colorSpace) \(entries)")
    return try withFile(bytes) { path in try body(PDFDocument(path: path)) }
  }

  /// The picture's samples; nil where they cannot be had by decoding alone.
  var decoded: ScanRaster? {
    get throws { try inFile { document in document.soundPicture(1)?.raster } }
  }

  /// The samples of the page as poppler draws it.
  var drawn: [UInt32] {
    get throws {
      let png = try inFile { document in try document.picture(page: 1, dotsPerInch: 72) }
      var pix = png.withUnsafeBufferPointer { pixReadMem($0.baseAddress, $0.count) }
      defer { pixDestroy(&pix) }
      return (0..<40).flatMap { y in
        (0..<61).map { x in
          var sample: UInt32 = 0
          pixGetPixel(pix, Int32(x), Int32(y), &sample)
          return sample >> 8
        }
      }
    }
  }

  /// Something that has every kind of step in it.
  private static func jpeg(isColored: Bool) -> [UInt8] {
    var pix = pixCreate(61, 40, isColored ? 32 : 8)
    defer { pixDestroy(&pix) }
    for y in 0..<40 {
      for x in 0..<61 {
        let gray = (x * x + 3 * y * y + (x / 7 % 2) * 90) % 256
        let color = gray << 24 | (x * 4) << 16 | (y * 6) << 8
        pixSetPixel(pix, Int32(x), Int32(y), UInt32(isColored ? color : gray))
      }
    }
    var (bytes, count): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
    pixWriteMemJpeg(&bytes, &count, pix, 80, 0)
    defer { lept_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}

@Test(arguments: [false, true])
func `a picture that is decoded alone has the samples that poppler draws`(isColored: Bool) throws {
  let page = PicturePage(isColored: isColored)
  let decoded = try #require(try page.decoded)
  #expect(decoded.color.samples == (try page.drawn))
  guard case .gray = decoded else {
    #expect(isColored)
    return
  }
  #expect(!isColored)
}

@Test(arguments: [
  "/Decode [1 0]", "/Mask [0 10]", "/SMask 100 0 R", "/DecodeParms << /ColorTransform 0 >>",
  "/ImageMask true",
])
func `a picture whose samples the file changes is left to poppler`(entries: String) throws {
  var page = PicturePage()
  page.entries = entries
  #expect(try page.decoded == nil)
}

@Test(arguments: [
  "/Im0 Do 61 0 0 40 0 0 cm /Im0 Do", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI /Im0 Do", "0 0 9 9 re f",
  "/Faint gs /Im0 Do", "/Masked gs /Im0 Do", "/Mixed gs /Im0 Do", "/Absent gs /Im0 Do",
])
func `a page that draws more than the one picture as it is is left to poppler`(content: String)
  throws
{
  var page = PicturePage()
  page.resources = """
    /ExtGState << /Faint << /ca 0.5 >> /Masked << /SMask << /S /Alpha >> >>
    /Mixed << /BM /Multiply >> >>
    """
  page.content = content
  #expect(try page.decoded == nil)
}

@Test func `a harmless graphics state leaves a picture's samples as they are`() throws {
  var page = PicturePage()
  page.resources = "/ExtGState << /Plain << /ca 1 /BM /Normal /SMask /None >> >>"
  page.content = "/Plain gs 61 0 0 40 0 0 cm /Im0 Do"
  #expect(try page.decoded != nil)
}

@Test(arguments: [
  "/DeviceRGB", "/DeviceCMYK", "[/CalGray << /WhitePoint [0.95 1 1.09] /Gamma 2 >>]",
])
func `a picture whose colours are not its samples is left to poppler`(space: String) throws {
  var page = PicturePage()
  page.colorSpace = space
  #expect(try page.decoded == nil)
}

@Test func `a default colour space of the page leaves its picture to poppler`() throws {
  var page = PicturePage()
  page.resources =
    "/ColorSpace << /DefaultGray [/CalGray << /WhitePoint [0.95 1 1.09] /Gamma 2 >>] >>"
  #expect(try page.decoded == nil)
}

@Test(arguments: ["/Width 60 /Height 40", "/Width 61 /Height 41", "/Width 90000 /Height 90000"])
func `a picture whose size is not what the file says is left to poppler`(size: String) throws {
  var page = PicturePage()
  page.size = size
  #expect(try page.decoded == nil)
}

@Test func `a picture that is cut short is left to poppler`() throws {
  var page = PicturePage()
  page.jpeg.removeLast(page.jpeg.count / 3)
  #expect(try page.decoded == nil)
}

@Test func `a picture that is disturbed is left to poppler`() throws {
  var page = PicturePage()
  let middle = page.jpeg.count * 2 / 3
  page.jpeg.replaceSubrange(middle..<middle + 24, with: [UInt8](repeating: 0xAA, count: 24))
  page.jpeg.replaceSubrange(middle + 24..<middle + 26, with: [0xFF, 0xD3])
  #expect(try page.decoded == nil)
}

@Test func `a picture in colour that Adobe's segment tells of is left to poppler`() throws {
  var page = PicturePage(isColored: true)
  let segment: [UInt8] = [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1]
  page.jpeg.insert(contentsOf: segment, at: 2)
  #expect(try page.decoded == nil)
}

@Test func `a picture that cannot be decoded at all makes the page's flag`() throws {
  var page = PicturePage()
  page.size = "/Width 600 /Height 400"
  page.jpeg = [UInt8](repeating: 7, count: 100)
  let reader = try ScanReader()
  let read = try page.inFile { document in
    try document.page(1, recognizedBy: reader, embedded: document.page(1))
  }
  #expect(read.flags.contains { $0.code == .pageUnreadable })
  page.entries = "/ImageMask true"
  let mask = try page.inFile { document in
    try document.page(1, recognizedBy: reader, embedded: document.page(1))
  }
  #expect(!mask.flags.contains { $0.code == .pageUnreadable })
}
