import CLeptonica
import Foundation
import PageModel
import Reading
import TestSupport
import Testing

/// A page of 150 dots an inch with four characters in a cell of that grey, and lines of print below.
private func sheet(cell: UInt8, print: UInt8 = 20) -> SketchedScan {
  var (blank, scan) = (SketchedScan(width: 900, height: 900), SketchedScan(width: 900, height: 900))
  for column in 0..<4 { blank.character(240 + column * 30, 115) }
  for y in 100..<150 {
    for x in 100..<500 {
      scan.fill(x, y, x + 1, y + 1, gray: blank.raster[x, y] == 0 ? print : cell)
    }
  }
  for row in 0..<10 { for column in 0..<20 { scan.character(100 + column * 30, 300 + row * 40) } }
  return scan
}

@Test(arguments: [242, 217, 150, 120] as [UInt8])
func `shaded ground becomes paper and what is printed on it stays`(gray: UInt8) {
  let plain = sheet(cell: 255).raster
  let page = TintedGround(dotsPerInch: 150).whitened(sheet(cell: gray).raster)
  for index in page.samples.indices {
    #expect((page.samples[index] > 245) == (plain.samples[index] > 245))
  }
}

@Test func `a page without shaded ground stays as it is`() {
  var scan = sheet(cell: 255)
  scan.row(80, from: 50, to: 850)
  scan.column(50, from: 80, to: 850)
  #expect(TintedGround(dotsPerInch: 150).whitened(scan.raster) == scan.raster)
  #expect(DarkGround(dotsPerInch: 150).exchanged(scan.raster) == scan.raster)
  #expect(ScannerBorder(dotsPerInch: 150).taken(off: scan.raster) == scan.raster)
}

@Test(arguments: [90, 40] as [UInt8])
func `light print in a dark cell becomes dark print on paper, and rulings around it stay`(
  gray: UInt8
) {
  var scan = sheet(cell: gray, print: 250)
  scan.column(200, from: 100, to: 150, gray: 0)
  let page = DarkGround(dotsPerInch: 150).exchanged(scan.raster)
  let plain = sheet(cell: 255).raster
  for y in 0..<900 {
    for x in 0..<900 where !(200..<202).contains(x) {
      #expect((page[x, y] > 200) == (plain[x, y] > 200))
    }
  }
  #expect((105..<145).allSatisfy { page[200, $0] < 50 })
}

@Test func `a bar that hides what it covers stays dark`() {
  let scan = sheet(cell: 0, print: 0)
  #expect(DarkGround(dotsPerInch: 150).exchanged(scan.raster) == scan.raster)
}

@Test func `dark edges become paper, and rulings that reach them stay`() {
  let plain = sheet(cell: 255)
  var scan = plain
  // A wedge at the left, a strip at the top, and a thick one at the right.
  for y in 0..<900 { scan.fill(0, y, y / 30, y + 1, gray: 30) }
  scan.fill(0, 0, 900, 9, gray: 10)
  scan.fill(860, 0, 900, 900, gray: 60)
  scan.row(250, from: 0, to: 900)
  let page = ScannerBorder(dotsPerInch: 150).taken(off: scan.raster)
  for y in 0..<900 where !(248..<254).contains(y) {
    for x in 0..<900 { #expect((page[x, y] > 200) == (plain.raster[x, y] > 200)) }
  }
  #expect((40..<850).allSatisfy { page[$0, 250] < 50 })
}

@Test func `a ruling at the picture's edge is no edge of the sheet`() {
  var scan = sheet(cell: 255)
  scan.column(0, from: 0, to: 900)
  scan.row(0, from: 0, to: 900)
  #expect(ScannerBorder(dotsPerInch: 150).taken(off: scan.raster) == scan.raster)
}

/// Of the sample's page with bars of black painted over it, left, top, width and height in samples.
private func words(under bars: [(Int32, Int32, Int32, Int32)]) throws -> Set<String> {
  let jpeg = try ScannedSample("declaration").jpeg
  var pix = jpeg.withUnsafeBufferPointer { pixReadMem($0.baseAddress, $0.count) }
  defer { pixDestroy(&pix) }
  for (left, top, width, height) in bars {
    for y in top..<top + height {
      for x in left..<left + width { pixSetPixel(pix, x, y, 25) }
    }
  }
  let folder = try ScratchFolder()
  pixSetResolution(pix, 200, 200)
  pixWrite(folder.path + "/a.png", pix, Int32(IFF_PNG))
  let document = try ImageDocument(path: folder.path + "/a.png")
  let page = try document.page(1, recognizedBy: ScanReader())
  return Set(page.words.map { $0.text })
}

@Test(arguments: [3, 20] as [Int32])
func `a sheet's shadow at two edges costs no text`(depth: Int32) throws {
  let all = try words(under: [])
  let shaded = try words(under: [(0, 0, 1600, depth), (0, 0, depth, 2200)])
  #expect(all.count > 40)
  #expect(shaded.symmetricDifference(all).count <= all.count / 20)
}
