import PageModel
import Reading
import Testing

private let line =
  "Published by the office of finance on the first of March for all to read and keep"
private let print = "BT /F1 8 Tf 40 12 Td (\(line)) Tj ET "

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

/// The texts of the words that were recognised.
private func recognized(_ page: Page) -> [String] {
  page.words.filter { page.isRecognized($0) }.map(\.text)
}

/// The texts of the words that the file has.
private func printed(_ page: Page) -> [String] {
  page.words.filter { !page.isRecognized($0) }.map(\.text)
}

/// How many of the words stand among the others, each counted as often as it is there.
private func common(_ words: [String], _ others: [String]) -> Int {
  var rest = others
  return words.count { word in
    guard let place = rest.firstIndex(of: word) else { return false }
    rest.remove(at: place)
    return true
  }
}

@Test func `a scan with a printed line is read as if the line were not there`() throws {
  let sample = try ScannedSample("registration")
  let alone = try read(sample.pdf())
  let page = try read(sample.pdf(content: sample.painting + print))
  #expect(page.text == .mixed)
  #expect(printed(page).joined(separator: " ") == line)
  #expect(common(recognized(page), recognized(alone)) * 10 >= recognized(alone).count * 9)
  #expect(page.rulings.count { !$0.isTraced } == 0)
  #expect(abs(page.rulings.count - alone.rulings.count) <= 1)
}

/// In the paper's colour, or too small to be seen.
@Test(arguments: [("1 g", 9), ("0 g", 0.8)])
func `a text layer that lies over a scan in plain sight gives way to what the scan shows`(
  color: String, size: Double
) throws {
  let sample = try ScannedSample("registration")
  let alone = try read(sample.pdf())
  let layer = alone.words.map { word in
    let (left, base) = (word.box.left, sample.size.height - word.box.bottom + 2)
    return "BT \(color) /F1 \(size) Tf \(left) \(base) Td (layer) Tj ET "
  }.joined()
  let page = try read(sample.pdf(content: sample.painting + layer))
  #expect(printed(page).count * 20 <= alone.words.count)
  #expect(common(recognized(page), recognized(alone)) * 10 >= recognized(alone).count * 9)
}

@Test func `a scan that was cut into strips is read in one`() throws {
  let sample = try ScannedSample("registration")
  let alone = try read(sample.pdf())
  let (width, height) = sample.size
  let strips = (0..<5).map { strip in
    // Each shows a fifth of the picture.
    "q 0 \(height / 5 * Double(strip)) \(width) \(height / 5) re W n \(sample.painting)Q "
  }.joined()
  let page = try read(sample.pdf(content: strips + print))
  #expect(common(recognized(page), recognized(alone)) * 10 >= recognized(alone).count * 9)
}

@Test(arguments: [1, 2, 3])
func `print goes with a scan that is set upright, and back to its place on the sheet`(
  quarters: Int32
) throws {
  let sample = try ScannedSample("registration", turned: quarters, leaning: 1)
  let file = try sample.pdf(content: sample.painting + print)
  let sheet = try withFile(file) { try PDFDocument(path: $0).page(1) }
  let page = try read(file)
  #expect(page.rotation == [0, 90, 180, 270][Int(quarters)])
  #expect(abs(abs(page.skew) - 1) < 0.1)
  #expect(printed(page).joined(separator: " ") == line)
  #expect(recognized(page).count > 10)
  let map = SheetMap(of: page)
  for (word, original) in zip(page.words.filter { !page.isRecognized($0) }, sheet.words) {
    let box = map.box(word.box)
    #expect(abs(box.midX - original.box.midX) < 1 && abs(box.midY - original.box.midY) < 1)
  }
}

@Test func `a picture among text adds its words and lines where it stands`() throws {
  let sample = try ScannedSample("registration")
  let alone = try read(sample.pdf())
  let content = "q 0.5 0 0 0.5 50 100 cm \(sample.painting)Q 20 20 200 40 re S " + print
  let page = try read(sample.pdf(content: content, mediaBox: "0 0 595 842"))
  let (width, height) = (sample.size.width / 2, sample.size.height / 2)
  let area = Box(left: 50, top: 742 - height, right: 50 + width, bottom: 742)
  #expect(page.text == .mixed && page.rotation == 0 && page.width == 595)
  #expect(printed(page).joined(separator: " ") == line)
  #expect(common(recognized(page), recognized(alone)) * 10 >= recognized(alone).count * 9)
  for word in page.words where page.isRecognized(word) {
    #expect(area.contains(x: word.box.midX, y: word.box.midY))
  }
  #expect(page.rulings.count { !$0.isTraced } == 4)
  #expect(page.rulings.contains { $0.isTraced && $0.axis == .vertical })
}

@Test func `a picture without text changes nothing`() throws {
  let sample = try ScannedSample("registration")
  // A corner of white paper.
  let content = "q 0 \(sample.size.height - 30) 200 30 re W n \(sample.painting)Q " + print
  let file = try sample.pdf(content: content)
  let embedded = try withFile(file) { try PDFDocument(path: $0).page(1) }
  #expect(try read(file) == embedded)
}

@Test(arguments: [
  "BT /F1 8 Tf 40 50 Td (\(line)) Tj ET PICTURE",
  "PICTURE q /Clear gs BT /F1 8 Tf 40 50 Td (\(line)) Tj ET Q",
  "PICTURE BT 3 Tr /F1 8 Tf 40 50 Td (\(line)) Tj ET",
])
func `text that the picture hides, or that is quite transparent, is not what the page shows`(
  content: String
) throws {
  let sample = try ScannedSample("registration")
  let file = try sample.pdf(
    content: content.replacing("PICTURE", with: sample.painting),
    resources: "/ExtGState << /Clear << /ca 0 >> >>")
  let page = try read(file)
  #expect(page.text == .ocr)
  #expect(printed(page) == [])
  #expect(recognized(page).count > 10)
}

@Test(arguments: [
  "PICTURE BT /F1 8 Tf 40 50 Td (\(line)) Tj ET",
  "q /Clear gs PICTURE Q BT /F1 8 Tf 40 50 Td (\(line)) Tj ET",
  "BT /F1 8 Tf 40 50 Td (\(line)) Tj ET q /Clear gs PICTURE Q",
  "BT /F1 8 Tf 40 50 Td (\(line)) Tj ET q 0 0 m 900 0 l 0 20 l h W n PICTURE Q",
  "BT /F1 8 Tf 40 50 Td (\(line)) Tj ET q /Masked gs PICTURE Q",
])
func `text over a picture, or under one that lets it through, is seen`(content: String) throws {
  let sample = try ScannedSample("registration")
  let file = try sample.pdf(
    content: content.replacing("PICTURE", with: sample.painting),
    resources: "/ExtGState << /Clear << /ca 0.5 >> /Masked << /SMask << /S /Alpha >> >> >>")
  let page = try withFile(file) { try PDFDocument(path: $0).page(1) }
  #expect(page.hasTrustedPrint)
  #expect(page.words.map(\.text).joined(separator: " ") == line)
}
