import CLeptonica
import Foundation
import PageModel
import Reading
import TestSupport
import Testing

/// A picture of 60 by 40 samples with a dark bar, of one bit or eight a sample or in colour.
private func drawn(depth: Int32) -> UnsafeMutablePointer<PIX>? {
  let gray = pixCreate(60, 40, 8)
  for y in 0..<40 {
    for x in 0..<60 { pixSetPixel(gray, Int32(x), Int32(y), (10..<20).contains(y) ? 20 : 240) }
  }
  defer {
    var gray = gray
    pixDestroy(&gray)
  }
  return switch depth {
  case 1: pixThresholdToBinary(gray, 128)
  case 32: pixConvertTo32(gray)
  default: pixClone(gray)
  }
}

/// How dark a PDF's first page is at the height of the bar and below it, and its size.
private func shades(of file: [UInt8], in folder: ScratchFolder) throws -> (bar: Int, paper: Int) {
  let document = try PDFDocument(path: try folder.file("out.pdf", Data(file)))
  let png = try folder.file("out.png", Data(try document.picture(page: 1, dotsPerInch: 72)))
  var picture = pixRead(png)
  defer { pixDestroy(&picture) }
  func shade(_ share: Double) -> Int {
    var color: UInt32 = 0
    let row = Double(pixGetHeight(picture)) * share
    pixGetPixel(picture, pixGetWidth(picture) / 2, Int32(row), &color)
    return Int(color >> 8 & 0xFF)
  }
  return (shade(0.375), shade(0.75))
}

@Test(arguments: [
  ("a.png", 8, IFF_PNG), ("a.png", 1, IFF_PNG), ("a.png", 32, IFF_PNG),
  ("a.jpg", 8, IFF_JFIF_JPEG), ("a.jpg", 32, IFF_JFIF_JPEG), ("a.jp2", 8, IFF_JP2),
  ("a.tif", 1, IFF_TIFF_G4), ("a.tif", 8, IFF_TIFF_LZW), ("a.tif", 32, IFF_TIFF_ZIP),
])
func `an image becomes a page that shows it`(name: String, depth: Int, format: Int) throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/" + name
  var pix = drawn(depth: Int32(depth))
  defer { pixDestroy(&pix) }
  #expect(pixWrite(path, pix, Int32(format)) == 0)
  let file = try ImageDocument(path: path).searchable([])
  let shades = try shades(of: file, in: folder)
  #expect(shades.bar < 60, "\(shades)")
  #expect(shades.paper > 200, "\(shades)")
}

@Test(.disabled("Does not hold yet."))
func `each page of a TIFF is a page with its own words`() throws {
  let folder = try ScratchFolder()
  let path = folder.path + "/a.tif"
  var pix = drawn(depth: 8)
  defer { pixDestroy(&pix) }
  for mode in ["w", "a", "a"] { pixWriteTiff(path, pix, Int32(IFF_TIFF_LZW), mode) }
  let document = try ImageDocument(path: path)
  // Without a resolution in the file the shorter side is taken for that of A4.
  let (width, height) = (8.27 * 72 * 1.5, 8.27 * 72)
  let layer = Page(
    number: 3, width: width, height: height, text: .ocr,
    styles: [TextStyle(size: 12, isRecognized: true)],
    words: [
      Word(glyphs: [Glyph(scalar: "三", box: Box(left: 20, top: 20, right: 32, bottom: 32))])
    ])
  let file = try folder.file("out.pdf", Data(try document.searchable([layer])))
  let pages = try pages(ofPDFAt: file)
  #expect(pages.map { $0.words.map(\.text).joined() } == ["", "", "三"])
  #expect(abs(pages[2].width - width) < 0.01)
}
