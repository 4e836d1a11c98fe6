import Foundation
import PageModel
import Reading
import TestSupport
import Testing

private func failure(_ bytes: [UInt8], password: String? = nil) throws -> ReadingError? {
  try withFile(bytes) { path -> ReadingError? in
    do throws(ReadingError) {
      _ = try PDFDocument(path: path, password: password).pageCount
      return nil
    } catch { return error }
  }
}

@Test func `words stand where they are printed, in points from the top left`() throws {
  let page = try page(.init("BT /F1 10 Tf 20 60 Td (Total 42) Tj ET"))
  #expect(page.words.map(\.text) == ["Total", "42"])
  let box = try #require(page.words.first?.box)
  #expect(abs(box.left - 20) < 0.5)
  #expect(box.top < 40 && box.bottom > 40 && box.height < 16)
  #expect(page.text == .embedded)
  #expect(page.styles.first?.size == 10)
}

@Test(arguments: [0, 90, 180, 270])
func `text and lines agree on a turned and cropped page`(rotation: Int) throws {
  let content = "BT /F1 10 Tf 50 50 Td (HHHH) Tj ET 50 50 28 7 re S"
  let sheet = PDFSketch.Sheet(
    content, mediaBox: "-10 -10 300 200", entries: "/Rotate \(rotation) /CropBox [20 30 220 130]")
  let page = try page(sheet)
  #expect(page.rotation == rotation)
  #expect(page.width == (rotation % 180 == 0 ? 200 : 100))
  let word = try #require(page.words.first?.box)
  let horizontal = page.rulings.filter { $0.axis == .horizontal }
  let vertical = page.rulings.filter { $0.axis == .vertical }
  try #require(horizontal.count == 2 && vertical.count == 2)
  #expect(word.midY > horizontal[0].position && word.midY < horizontal[1].position)
  #expect(word.midX > vertical[0].position && word.midX < vertical[1].position)
}

@Test func `a missing, empty, foreign, broken or pageless file is told apart`() throws {
  #expect(throws: ReadingError.missingFile(path: "/no/such.pdf")) {
    _ = try PDFDocument(path: "/no/such.pdf").pageCount
  }
  #expect(throws: ReadingError.unreadableFile(path: "/", reason: "it is not a regular file")) {
    _ = try PDFDocument(path: "/").pageCount
  }
  #expect(try failure([]) == .emptyFile)
  #expect(try failure(Array("name,amount\n".utf8)) == .unknownFormat)
  guard case .damaged = try failure(Array("%PDF-1.7\nnothing".utf8)) else {
    Issue.record("a broken file is not called damaged")
    return
  }
  #expect(try failure(PDFSketch([]).bytes) == .noPages)
}

@Test func `a page the document does not have is refused`() throws {
  try withFile(PDFSketch([.init("")]).bytes) { path in
    let document = try PDFDocument(path: path)
    #expect(document.pageCount == 1)
    #expect(throws: ReadingError.noSuchPage(2)) { _ = try document.page(2) }
    #expect(throws: ReadingError.noSuchPage(0)) { _ = try document.page(0) }
  }
}

@Test func `a page of absurd size fails alone`() throws {
  let sketch = PDFSketch([.init("", mediaBox: "0 0 200000 100"), .init("")])
  try withFile(sketch.bytes) { path in
    let document = try PDFDocument(path: path)
    #expect(throws: ReadingError.pageSizeAbsurd(1, width: 200_000, height: 100)) {
      _ = try document.page(1)
    }
    #expect(try document.page(2).width == 200)
  }
}

@Test func `a picture without text is flagged, a blank page is not`() throws {
  let pixels = PDFSketch.stream(
    "abcd",
    entries:
      "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray"
  )
  let scan = try page(
    .init("200 0 0 100 0 0 cm /I Do"), resources: "/XObject << /I 100 0 R >>",
    objects: [100: pixels])
  #expect(scan.text == .none)
  #expect(scan.flags.map(\.code) == [.noText])
  #expect(scan.images.map(\.pixelWidth) == [2])
  let blank = try page(.init(""))
  #expect(blank.text == .none)
  #expect(blank.flags.isEmpty)
}

@Test func `an invisible text layer is told from print`() throws {
  let content = "BT /F1 10 Tf 3 Tr 20 60 Td (hidden) Tj ET BT 0 Tr /F1 10 Tf 20 20 Td (shown) Tj ET"
  let page = try page(.init(content))
  let seen = page.words.filter { page.styles[$0.glyphs[0].style].isVisible }.map(\.text)
  #expect(page.words.count == 2)
  #expect(seen == ["shown"])
}

@Test func `white text is visible on a dark ground only`() throws {
  let content = """
    0 g 10 50 80 40 re f 1 g BT /F1 10 Tf 20 60 Td (ground) Tj ET
    BT /F1 10 Tf 120 60 Td (bare) Tj ET
    """
  let page = try page(.init(content))
  let seen = page.words.filter { page.styles[$0.glyphs[0].style].isVisible }.map(\.text)
  #expect(seen == ["ground"])
}

@Test func `a line drawn by a form is found`() throws {
  let form = PDFSketch.stream(
    "0 0 m 100 0 l S",
    entries: "/Type /XObject /Subtype /Form /BBox [0 -5 50 5] /Matrix [1 0 0 1 20 30]")
  let page = try page(
    .init("/X Do"), resources: "/XObject << /X 100 0 R >>", objects: [100: form])
  #expect(page.rulings.map(\.position) == [70])
  #expect(page.rulings.map(\.start) == [20])
  #expect(page.rulings.map(\.end) == [70])
}

@Test func `a page is drawn as a PNG with what is laid over it`() throws {
  try withFile(PDFSketch([.init("BT /F1 10 Tf 20 60 Td (x) Tj ET")]).bytes) { path in
    let document = try PDFDocument(path: path)
    let plain = try document.picture(page: 1, dotsPerInch: 72)
    #expect(plain.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    let red = OverlayColor(red: 255, green: 0, blue: 0)
    let box = Box(left: 10, top: 10, right: 90, bottom: 40)
    let marked = try document.picture(
      page: 1, dotsPerInch: 72,
      overlay: [.rectangle(box, outline: red, lineWidth: 1, fill: nil)])
    #expect(marked != plain)
    #expect(throws: ReadingError.self) { try document.picture(page: 1, dotsPerInch: 1e7) }
  }
}

@Test func `a layer that is switched off leaves no lines`() throws {
  var sketch = PDFSketch([.init("/OC /L BDC 0 50 m 100 50 l S EMC 0 20 m 100 20 l S")])
  sketch.resources = "/Properties << /L 100 0 R >>"
  sketch.objects[100] = "<< /Type /OCG /Name (L) >>"
  sketch.catalog = "/OCProperties << /OCGs [100 0 R] /D << /OFF [100 0 R] >> >>"
  let page = try withFile(sketch.bytes) { try PDFDocument(path: $0).page(1) }
  #expect(page.rulings.map(\.position) == [80])
}

/// A tagged table without lines: a header over both columns, then two cells.
private func taggedSketch(lines: String) -> PDFSketch {
  let texts = [(20, 70, "Head"), (20, 40, "left"), (120, 40, "right")]
  let content = texts.enumerated().map { number, text in
    "/P <</MCID \(number)>> BDC BT /F1 10 Tf \(text.0) \(text.1) Td (\(text.2)) Tj ET EMC"
  }
  var sketch = PDFSketch([
    .init(content.joined(separator: " ") + lines, entries: "/StructParents 0")
  ])
  sketch.catalog = "/StructTreeRoot 100 0 R /MarkInfo << /Marked true >>"
  sketch.objects = [
    100:
      "<< /Type /StructTreeRoot /K 101 0 R /ParentTree << /Nums [0 [104 0 R 105 0 R 106 0 R]] >> >>",
    101: "<< /S /Table /P 100 0 R /Pg 10 0 R /K [102 0 R 103 0 R] >>",
    102: "<< /S /TR /P 101 0 R /K 104 0 R >>",
    103: "<< /S /TR /P 101 0 R /K [105 0 R 106 0 R] >>",
    104: "<< /S /TH /P 102 0 R /K 0 /A << /O /Table /ColSpan 2 >> >>",
    105: "<< /S /TD /P 103 0 R /K [1] >>",
    106: "<< /S /TD /P 103 0 R /K << /Type /MCR /MCID 2 /Pg 10 0 R >> >>",
  ]
  return sketch
}

@Test func `a tagged table without lines is told with its spans`() throws {
  let page = try withFile(taggedSketch(lines: "").bytes) { try PDFDocument(path: $0).page(1) }
  #expect(
    page.taggedTables == [
      TaggedTable(cells: [
        .init(row: 0, column: 0, columnSpan: 2, isHeader: true, text: "Head"),
        .init(row: 1, column: 0, text: "left"), .init(row: 1, column: 1, text: "right"),
      ])
    ])
}

@Test func `tags are left alone where lines draw the table`() throws {
  let sketch = taggedSketch(lines: " 10 10 180 80 re S")
  let page = try withFile(sketch.bytes) { try PDFDocument(path: $0).page(1) }
  #expect(page.rulings.count == 4)
  #expect(page.taggedTables.isEmpty)
}

@Test func `a structure tree that contains itself is read once`() throws {
  var sketch = taggedSketch(lines: "")
  sketch.objects[106] = "<< /S /TD /P 103 0 R /K [2 103 0 R 101 0 R] >>"
  let page = try withFile(sketch.bytes) { try PDFDocument(path: $0).page(1) }
  #expect(page.taggedTables.first?.cells.count == 3)
}

@Test func `a box of a Type 3 font comes down to its baseline`() throws {
  var sketch = PDFSketch([.init("BT /T 10 Tf 20 40 Td (aaaa) Tj ET")])
  sketch.resources = "/Font << /T 100 0 R >>"
  sketch.objects = [
    100: """
    << /Type /Font /Subtype /Type3 /FontBBox [0 -1 1 3] /FontMatrix [1 0 0 1 0 0]
    /CharProcs << /a 101 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >>
    /FirstChar 97 /LastChar 97 /Widths [1] /Resources << >> >>
    """,
    101: PDFSketch.stream("1 0 0 0 1 1 d1 0 0 1 1 re f"),
  ]
  var bytes = String(decoding: sketch.bytes, as: UTF8.self)
  bytes = bytes.replacingOccurrences(of: "<< /Font << /F1 3 0 R >> /Font", with: "<< /Font")
  let page = try withFile(Array(bytes.utf8)) { try PDFDocument(path: $0).page(1) }
  let box = try #require(page.words.first?.box)
  #expect(box.height < 12)
  #expect(box.top < 60 && box.bottom > 60)
}

@Test func `marks where no page reaches are left out, and the rest stands`() throws {
  let far = "BT /F1 10 Tf 1 0 0 1 3e7 60 Tm (lost) Tj ET 20 40 m 5e12 40 l S"
  let page = try page(.init("BT /F1 10 Tf 20 60 Td (Total) Tj ET 20 50 m 120 50 l S \(far)"))
  #expect(page.words.map(\.text) == ["Total"])
  #expect(page.rulings.count == 1)
  #expect(try Page(wireBytes: page.wireBytes) == page)
}
