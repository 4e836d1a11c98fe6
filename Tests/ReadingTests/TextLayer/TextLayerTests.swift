import Foundation
import PageModel
import Reading
import TestSupport
import Testing

/// A page as recognised: two words, and what was undone to read it.
private func layer(rotation: Int = 0, skew: Double = 0, width: Double, height: Double) -> Page {
  let words = [(60.0, "预算"), (20.0, "12.5")].map { top, text in
    Word(
      glyphs: text.unicodeScalars.enumerated().map { place, scalar in
        Glyph(
          scalar: scalar,
          box: Box(
            left: 30 + 10 * Double(place), top: top, right: 40 + 10 * Double(place),
            bottom: top + 12))
      })
  }
  return Page(
    number: 1, width: width, height: height, rotation: rotation, skew: skew, text: .ocr,
    styles: [TextStyle(size: 12, isRecognized: true)], words: words)
}

/// A page of 200 by 100 points, turned as told, that shows a grey square and no text.
private func file(rotation: Int = 0, in folder: ScratchFolder) throws -> String {
  let sketch = PDFSketch([
    PDFSketch.Sheet("0.5 g 20 20 60 60 re f", entries: "/Rotate \(rotation)")
  ])
  return try folder.file("in.pdf", Data(sketch.bytes))
}

/// The words of a file's first page with their boxes.
private func words(of file: [UInt8], in folder: ScratchFolder) throws -> [String: Box] {
  let document = try PDFDocument(path: try folder.file("out.pdf", Data(file)))
  let page = try document.page(1)
  let styles = Set(page.words.flatMap(\.glyphs).map(\.style))
  #expect(styles.allSatisfy { !page.styles[$0].isVisible })
  return Dictionary(uniqueKeysWithValues: page.words.map { ($0.text, $0.box) })
}

private func expectNear(_ box: Box?, _ expected: Box) {
  guard let box else { return #expect(Bool(false), "the word is missing") }
  let sides = zip(
    [box.left, box.top, box.right, box.bottom],
    [expected.left, expected.top, expected.right, expected.bottom])
  #expect(sides.allSatisfy { abs($0 - $1) < 1 }, "\(box) is not \(expected)")
}

@Test(arguments: [0, 90, 180, 270])
func `words lie at their boxes on a page however the file turns it`(rotation: Int) throws {
  let folder = try ScratchFolder()
  let document = try PDFDocument(path: try file(rotation: rotation, in: folder))
  let isSideways = rotation % 180 != 0
  let layer = layer(width: isSideways ? 100 : 200, height: isSideways ? 200 : 100)
  let words = try words(of: try document.searchable([layer]), in: folder)
  expectNear(words["预算"], Box(left: 30, top: 60, right: 50, bottom: 72))
  expectNear(words["12.5"], Box(left: 30, top: 20, right: 70, bottom: 32))
}

@Test(arguments: [90, 180, 270])
func `words of a page that was scanned turned lie where the picture shows them`(rotation: Int)
  throws
{
  let folder = try ScratchFolder()
  let document = try PDFDocument(path: try file(in: folder))
  let isSideways = rotation % 180 != 0
  let layer = layer(
    rotation: rotation, width: isSideways ? 100 : 200, height: isSideways ? 200 : 100)
  let words = try words(of: try document.searchable([layer]), in: folder)
  let expected =
    switch rotation {
    case 90: Box(left: 128, top: 30, right: 140, bottom: 50)
    case 180: Box(left: 150, top: 28, right: 170, bottom: 40)
    default: Box(left: 60, top: 50, right: 72, bottom: 70)
    }
  expectNear(words["预算"], expected)
}

@Test func `words of a leaning page lean with it`() throws {
  let folder = try ScratchFolder()
  let document = try PDFDocument(path: try file(in: folder))
  let layer = layer(skew: 2, width: 200, height: 100)
  let words = try words(of: try document.searchable([layer]), in: folder)
  expectNear(words["预算"], SheetMap(of: layer).box(layer.words[0].box))
  // Left of the middle a page that leans clockwise is higher than it was when straight.
  #expect((words["预算"]?.midY ?? 0) < 64.5)
}

@Test func `a page with words laid over it looks as it did`() throws {
  let folder = try ScratchFolder()
  let document = try PDFDocument(path: try file(rotation: 90, in: folder))
  let layered = try document.searchable([layer(skew: 1, width: 100, height: 200)])
  let copy = try PDFDocument(path: try folder.file("out.pdf", Data(layered)))
  #expect(
    try copy.picture(page: 1, dotsPerInch: 144) == document.picture(page: 1, dotsPerInch: 144))
}

@Test func `the same words give the same file`() throws {
  let folder = try ScratchFolder()
  let document = try PDFDocument(path: try file(in: folder))
  let layers = [layer(width: 200, height: 100)]
  #expect(try document.searchable(layers) == document.searchable(layers))
}

@Test func `an encrypted document stays encrypted`() throws {
  let folder = try ScratchFolder()
  let sample = Project.folder.appending(path: "samples/encrypted.pdf").path
  let document = try PDFDocument(path: sample, password: "chenglan-2026")
  let layered = try document.searchable([layer(width: 595, height: 842)])
  let path = try folder.file("out.pdf", Data(layered))
  #expect(throws: ReadingError.encrypted) { _ = try PDFDocument(path: path).pageCount }
  let copy = try PDFDocument(path: path, password: "chenglan-2026")
  #expect(try copy.page(1).words.contains { $0.text == "12.5" })
}

@Test func `characters beyond two bytes come back`() throws {
  let folder = try ScratchFolder()
  let document = try PDFDocument(path: try file(in: folder))
  var layer = layer(width: 200, height: 100)
  layer.words[0].glyphs[0].scalar = "𠮷"
  let words = try words(of: try document.searchable([layer]), in: folder)
  #expect(words.keys.contains("𠮷算"))
}

@Test(arguments: [
  (0.0, "0"), (-0.5, "-0.5"), (12.345, "12.35"), (100, "100"), (-0.001, "0"), (1e12, "1000000000"),
])
func `numbers are written as PDF reads them`(number: Double, text: String) {
  #expect(PDFNumber.text(number, decimals: 2) == text)
}

@Test func `another program's layer gives way to ours and visible text stays`() throws {
  let folder = try ScratchFolder()
  var sketch = PDFSketch([
    PDFSketch.Sheet(
      "q BT 3 Tr /F1 9 Tf 20 80 Td (OLD) Tj ET Q BT /F1 9 Tf 20 30 Td (SEEN) Tj ET /Fm Do")
  ])
  sketch.objects[100] = PDFSketch.stream(
    "BT 3 Tr /F1 9 Tf 90 80 Td [(OLDER)] TJ ET",
    entries: "/Type /XObject /Subtype /Form /BBox [0 0 200 100]")
  sketch.resources = "/XObject << /Fm 100 0 R >>"
  let document = try PDFDocument(path: try folder.file("in.pdf", Data(sketch.bytes)))
  let layered = try document.searchable([layer(width: 200, height: 100)])
  let page = try PDFDocument(path: try folder.file("out.pdf", Data(layered))).page(1)
  #expect(Set(page.words.map(\.text)) == ["SEEN", "预算", "12.5"])
}
