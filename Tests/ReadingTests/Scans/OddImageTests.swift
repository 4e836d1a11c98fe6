import CLeptonica
import Foundation
import PageModel
import Reading
import TestSupport
import Testing

/// A grey picture as a file of that name.
private func picture(
  _ name: String, _ format: Int, width: Int32, height: Int32, in folder: ScratchFolder,
  _ gray: (Int32, Int32) -> UInt32
) -> String {
  var pix = pixCreate(width, height, 8)
  defer { pixDestroy(&pix) }
  for y in 0..<height { for x in 0..<width { pixSetPixel(pix, x, y, gray(x, y)) } }
  let path = folder.path + "/" + name
  pixWrite(path, pix, Int32(format))
  return path
}

/// How dark a picture is near its corners: from the upper left clockwise, 0 for black.
private func corners(_ png: [UInt8]) -> [Int] {
  var pix = png.withUnsafeBufferPointer { pixReadMem($0.baseAddress, $0.count) }
  defer { pixDestroy(&pix) }
  let (left, top) = (pixGetWidth(pix) / 8, pixGetHeight(pix) / 8)
  return [(left, top), (left * 7, top), (left * 7, top * 7), (left, top * 7)].map { x, y in
    var color: UInt32 = 0
    pixGetPixel(pix, x, y, &color)
    return Int(color >> 8 & 0xFF) / 64
  }
}

/// A JPEG of 80 by 48 samples, black in the upper left, of which its Exif data says how it is to be turned.
private func turnedJPEG(_ orientation: UInt8, in folder: ScratchFolder) throws -> String {
  let path = picture("a.jpg", IFF_JFIF_JPEG, width: 80, height: 48, in: folder) { x, y in
    x < 32 && y < 16 ? 0 : 255
  }
  var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
  var exif = Array("Exif\0\0MM\0*".utf8)
  exif += [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  bytes.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif, at: 2)
  return try folder.file("a.jpg", Data(bytes))
}

@Test(arguments: [
  (1, 0), (2, 1), (3, 2), (4, 3), (5, 0), (6, 1), (7, 2), (8, 3),
])
func `a photograph is turned as its camera says, in a PDF too`(value: Int, corner: Int) throws {
  let folder = try ScratchFolder()
  let document = try ImageDocument(path: try turnedJPEG(UInt8(value), in: folder))
  var expected = [3, 3, 3, 3]
  expected[corner] = 0
  #expect(corners(try document.picture(page: 1, dotsPerInch: 72)) == expected)
  let page = try document.unrecognizedPage(1)
  #expect((page.width < page.height) == (value > 4))
  let pdf = try folder.file("a.pdf", Data(try document.searchable([])))
  let shown = try PDFDocument(path: pdf)
  #expect(corners(try shown.picture(page: 1, dotsPerInch: 72)) == expected)
  #expect(abs(try shown.page(1).width - page.width) < 0.01)
}

@Test func `a picture of one column is no longer than a page may be`() throws {
  let folder = try ScratchFolder()
  let path = picture("a.png", IFF_PNG, width: 1, height: 5000, in: folder) { _, _ in 255 }
  let document = try ImageDocument(path: path)
  #expect(try document.unrecognizedPage(1).height <= PDFDocument.longestSide)
  let pdf = try folder.file("a.pdf", Data(try document.searchable([])))
  #expect(try PDFDocument(path: pdf).page(1).height <= PDFDocument.longestSide)
}

@Test func `what is transparent shows white paper, in a PDF too`() throws {
  let folder = try ScratchFolder()
  var pix = pixCreate(60, 60, 32)
  defer { pixDestroy(&pix) }
  pixSetSpp(pix, 4)
  // Black all over, and covering in the upper left only.
  for y in Int32(0)..<30 { for x in Int32(0)..<30 { pixSetPixel(pix, x, y, 0xFF) } }
  let path = folder.path + "/a.png"
  pixWrite(path, pix, Int32(IFF_PNG))
  let document = try ImageDocument(path: path)
  #expect(corners(try document.picture(page: 1, dotsPerInch: 72)) == [0, 3, 3, 3])
  let pdf = try folder.file("a.pdf", Data(try document.searchable([])))
  #expect(corners(try PDFDocument(path: pdf).picture(page: 1, dotsPerInch: 72)) == [0, 3, 3, 3])
}

@Test func `light print on a dark page is told from dark edges and bars`() {
  let print = InvertedPrint(dotsPerInch: 150)
  var page = SketchedScan(width: 800, height: 1000)
  for row in 0..<20 { for column in 0..<25 { page.character(40 + column * 28, 40 + row * 44) } }
  #expect(!print.isFound(in: page.raster))
  #expect(print.isFound(in: page.raster.inverted))
  var bar = page
  bar.fill(0, 0, 800, 300, gray: 10)
  #expect(!print.isFound(in: bar.raster))
  // A small sheet on the lid of a scanner.
  var edges = SketchedScan(width: 800, height: 1000)
  edges.fill(0, 0, 800, 1000, gray: 8)
  edges.fill(300, 300, 500, 600, gray: 250)
  for row in 0..<6 { for column in 0..<5 { edges.character(310 + column * 28, 310 + row * 44) } }
  #expect(!print.isFound(in: edges.raster))
  #expect(!print.isFound(in: GrayRaster(width: 800, height: 1000, filledWith: 0)))
}

@Test func `a round seal with a star in it is one seal`() {
  // A ring of 4 cm, apart from it a disk of 1.5 cm, and another such disk elsewhere; 200 dots an inch.
  let places: [(x: Int, y: Int, from: Int, to: Int)] = [
    (300, 300, 145, 157), (300, 300, 0, 60), (600, 600, 0, 60),
  ]
  func seals(_ count: Int) -> Int {
    let samples = (0..<800 * 800).map { index in
      let isRed = places.prefix(count).contains { place in
        let (x, y) = (index % 800 - place.x, index / 800 - place.y)
        return (place.from * place.from..<place.to * place.to).contains(x * x + y * y)
      }
      return isRed ? UInt32(0xD02020) : 0xFFFFFF
    }
    let page = ScanRaster.color(ColorRaster(width: 800, height: 800, samples: samples))
    return SealRemoval(dotsPerInch: 200).gray(of: page).seals.count
  }
  #expect(seals(1) == 1)
  #expect(seals(2) == 1)
  #expect(seals(3) == 2)
}
