import Foundation
import PageModel
import Reading
import TestSupport
import Testing

private func read(_ bytes: [UInt8]) throws -> Page {
  try withFile(bytes) { path in
    let document = try PDFDocument(path: path)
    let embedded = try document.page(1)
    let reader = try ScanReader()
    return embedded.hasTrustedPrint
      ? try document.page(1, picturesRecognizedBy: reader, embedded: embedded)
      : try document.page(1, recognizedBy: reader, embedded: embedded)
  }
}

/// How many of the words are also on the other page, moved by so many points.
private func common(_ words: [Word], _ others: [Word], right: Double = 0, down: Double = 0) -> Int {
  words.count { word in
    others.contains { other in
      other.text == word.text && abs(other.box.left - word.box.left - right) < 1
        && abs(other.box.bottom - word.box.bottom - down) < 1
    }
  }
}

/// The words that lie on a page of that size when they were moved by so many points.
private func kept(_ words: [Word], on page: Page, right: Double, down: Double) -> [Word] {
  words.filter { word in
    word.box.left + right > 3 && word.box.right + right < page.width - 3 && word.box.top + down > 3
      && word.box.bottom + down < page.height - 3
  }
}

@Test(arguments: [0, 90, 180, 270])
func `of a scan that is larger than the page what shows is read, in its places`(rotation: Int)
  throws
{
  let sample = try ScannedSample("registration")
  let whole = try read(sample.pdf())
  let (width, height) = sample.size
  let crop = "/CropBox [30 90 \(width - 12) \(height - 25)] /Rotate \(rotation)"
  let page = try read(sample.pdf(entries: crop))
  #expect(abs(page.width - (width - 42)) < 0.01 && abs(page.height - (height - 115)) < 0.01)
  let shown = kept(whole.words, on: page, right: -30, down: -25)
  #expect(shown.count > 10)
  let same = common(shown, page.words, right: -30, down: -25)
  #expect(Double(same) >= Double(shown.count) * 0.9, "\(same) of \(shown.count)")
  let sheet = Box(left: -1, top: -1, right: page.width + 1, bottom: page.height + 1)
  #expect(page.words.allSatisfy { sheet.contains(x: $0.box.midX, y: $0.box.midY) })
}

@Test func `a scan on a page that does not begin at nought is read in its places`() throws {
  let sample = try ScannedSample("registration")
  let whole = try read(sample.pdf())
  let (width, height) = sample.size
  let page = try read(sample.pdf(mediaBox: "-60 -50 \(width) \(height)"))
  let same = common(whole.words, page.words, right: 60)
  #expect(Double(same) >= Double(whole.words.count) * 0.9, "\(same) of \(whole.words.count)")
}

@Test func `print and a scan that is larger than the page stand in their places`() throws {
  let line = "Published by the office of finance on the first of March for all to read"
  let sample = try ScannedSample("registration")
  let content = sample.painting + "BT /F1 8 Tf 40 42 Td (\(line)) Tj ET "
  let whole = try read(sample.pdf(content: content))
  let (width, height) = sample.size
  let page = try read(
    sample.pdf(content: content, entries: "/CropBox [20 30 \(width - 10) \(height - 40)]"))
  #expect(whole.text == .mixed && page.text == .mixed)
  let shown = kept(whole.words, on: page, right: -20, down: -40)
  let same = common(shown, page.words, right: -20, down: -40)
  #expect(Double(same) >= Double(shown.count) * 0.9, "\(same) of \(shown.count)")
}

@Test func `a picture that the page itself turns is read as it stands there`() throws {
  let sample = try ScannedSample("registration")
  let whole = try read(sample.pdf())
  let (width, height) = sample.size
  let page = try read(
    sample.pdf(
      content: "q 0 \(-width) \(height) 0 0 \(width) cm /Im0 Do Q",
      mediaBox: "0 0 \(height) \(width)"))
  #expect(page.rotation == 90)
  let same = common(whole.words, page.words)
  #expect(Double(same) >= Double(whole.words.count) * 0.9, "\(same) of \(whole.words.count)")
}

@Test func `a scan of fewer samples down than across is read, in a PDF and by itself`() throws {
  let whole = try read(ScannedSample("registration").pdf())
  let sample = try ScannedSample("registration", rowsPerInch: 100)
  let folder = try ScratchFolder()
  let image = try ImageDocument(path: try folder.file("a.jpg", Data(sample.jpeg)))
  for page in [try read(sample.pdf()), try image.page(1, recognizedBy: ScanReader())] {
    #expect(abs(page.width - whole.width) < 1 && abs(page.height - whole.height) < 1)
    let same = common(whole.words, page.words)
    #expect(Double(same) >= Double(whole.words.count) * 0.6, "\(same) of \(whole.words.count)")
  }
}

@Test func `samples are made square at the finer of two resolutions`() throws {
  let fax = ScanRaster.gray(
    GrayRaster(width: 3, height: 2, samples: [0, 255, 255, 255, 255, 0]))
  guard case .gray(let square) = try #require(fax.squared(over: 3, by: 4)) else {
    Issue.record("grey becomes colour")
    return
  }
  #expect((square.width, square.height) == (3, 4))
  // Black and white have no grey between them.
  #expect(square.samples == [0, 255, 255, 0, 255, 255, 255, 255, 0, 255, 255, 0])
  let color = ScanRaster.color(ColorRaster(width: 1, height: 2, samples: [0x102030, 0x506070]))
  #expect(
    color.squared(over: 2, by: 2)?.color.samples == [0x102030, 0x102030, 0x506070, 0x506070])
  #expect(fax.squared(over: 3, by: 2) == fax)
  #expect(fax.squared(over: 3, by: 10) == nil)
}

@Test(arguments: [
  (204.0, 98.0, 204.0, 98.0), (9600, 9600, 200, 200), (200, 0, 200, 200), (300, 2, 200, 200),
])
func `a resolution is believed where a page can have it`(
  across: Double, down: Double, believed: Double, andDown: Double
) {
  let resolution = ImageResolution(across: across, down: down).believed(width: 1654, height: 2339)
  #expect((resolution.across - believed).magnitude < 1)
  #expect((resolution.down - andDown).magnitude < 1)
}

@Test func `a small picture may be smaller than an inch`() {
  let told = ImageResolution(across: 600, down: 600)
  #expect(told.believed(width: 400, height: 300) == told)
}
