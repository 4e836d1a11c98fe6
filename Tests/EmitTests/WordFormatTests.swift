import Emit
import PageModel
import Testing

/// Two cells of a table, a title above it, and a line that needs escapes, recognised at 144 dots an inch.
private func scanned(rotation: Int = 0, skew: Double = 0) -> Page {
  func word(_ text: String, _ left: Double, _ top: Double, _ confidence: Double = 0.9) -> Word {
    Word(
      glyphs: text.unicodeScalars.enumerated().map { place, scalar in
        let left = left + 10 * Double(place)
        return Glyph(
          scalar: scalar, box: Box(left: left, top: top, right: left + 10, bottom: top + 10),
          confidence: confidence)
      }, alternatives: text == "甲" ? ["申"] : [])
  }
  return Page(
    number: 2, width: 300, height: 200, rotation: rotation, skew: skew, text: .ocr,
    styles: [TextStyle(size: 10, isRecognized: true)],
    words: [
      word("甲", 20, 60), word("乙", 120, 60, 0.5), word("a<&\"b", 20, 120), word("\u{1}", 20, 160),
      word("标题", 50, 20), word("二", 80, 20),
    ],
    images: [
      PlacedImage(
        box: Box(left: 0, top: 0, right: 300, bottom: 200),
        pixelWidth: rotation % 180 == 0 ? 600 : 400, pixelHeight: rotation % 180 == 0 ? 400 : 600)
    ])
}

private let layout = Layout(
  tables: [
    Table(
      id: "t1", regions: [.page(2, Box(left: 10, top: 50, right: 210, bottom: 90))], rowCount: 1,
      columnCount: 2,
      cells: [
        Cell(
          row: 0, column: 0, text: "甲",
          place: .page(2, Box(left: 10, top: 50, right: 110, bottom: 90))),
        Cell(
          row: 0, column: 1, text: "乙",
          place: .page(2, Box(left: 110, top: 50, right: 210, bottom: 90))),
      ], origin: .pixelRulings)
  ], blocks: [])

private let description = DocumentDescription(
  id: "sha256:0", path: "in/\"a\" & b.pdf", byteCount: 1, mediaType: "application/pdf",
  pageCount: 2)

private func xml(_ bytes: [UInt8]) throws -> MarkupOutline { try MarkupOutline(bytes) }

@Test func `hOCR has every word once, in reading order, with its box in samples`() throws {
  let document = try xml(hocr(of: [scanned()], layout: layout, document: description))
  let words = document.descendants(ofClass: "ocrx_word")
  #expect(words.map(\.text) == ["标题", "二", "甲", "乙", "a<&\"b", "\u{FFFD}"])
  #expect(words.first?["title"] == "bbox 100 40 140 60; x_wconf 90")
  let page = document.descendants(ofClass: "ocr_page").first
  #expect(page?["title"].contains("bbox 0 0 600 400; ppageno 1; scan_res 144 144") == true)
  #expect(
    document.descendants(ofClass: "ocr_table").flatMap { $0.descendants(ofClass: "ocr_carea") }
      .count == 2)
  #expect(
    document.descendants(ofClass: "ocr_line").count == 5, "two words share a line")
}

@Test func `hOCR names no element twice and only classes it declares`() throws {
  let document = try xml(
    hocr(of: [scanned(), scanned(rotation: 90)], layout: layout, document: description))
  let capabilities = try #require(
    document.descendants(named: "meta").first { $0["name"] == "ocr-capabilities" })
  let declared = Set(capabilities["content"].split(separator: " ").map(String.init))
  let marked = document.descendants.filter { $0.attributes["class"] != nil }
  #expect(marked.allSatisfy { declared.contains($0["class"]) })
  let names = try xml(hocr(of: [scanned()], layout: layout, document: description))
    .descendants.compactMap { $0.attributes["id"] }
  #expect(Set(names).count == names.count)
}

@Test func `hOCR tells how lines lean and turn`() throws {
  let leaning = try xml(hocr(of: [scanned(skew: 1)], layout: layout, document: description))
  let line = leaning.descendants(ofClass: "ocr_line").first
  #expect(line?["title"].contains("; baseline 0.0175 -") == true)
  let turned = try xml(hocr(of: [scanned(rotation: 90)], layout: layout, document: description))
  let other = turned.descendants(ofClass: "ocr_line").first
  #expect(other?["title"].hasSuffix("; textangle 270") == true)
  // The page was turned clockwise when it was scanned: its top is the right side of the picture.
  #expect(other?["title"].hasPrefix("bbox 340 100 360 180") == true, "\(other?["title"] ?? "")")
}

@Test func `ALTO holds to the order, names and attributes of its schema`() throws {
  let document = try xml(alto(of: [scanned()], layout: layout, document: description))
  let root = document
  #expect(root.name == "alto" && root["SCHEMAVERSION"] == "4.4")
  #expect(root.children.map(\.name) == ["Description", "Layout"])
  #expect(
    document.descendants(named: "Description").first?.children.map(\.name)
      == ["MeasurementUnit", "sourceImageInformation", "Processing"])
  let children: [String: Set<String>] = [
    "Layout": ["Page"], "Page": ["PrintSpace"], "PrintSpace": ["ComposedBlock", "TextBlock"],
    "ComposedBlock": ["TextBlock"], "TextBlock": ["TextLine"], "TextLine": ["String"],
    "String": ["ALTERNATIVE"],
  ]
  for (name, allowed) in children {
    for element in document.descendants(named: name) {
      let found = Set(element.children.map(\.name))
      #expect(found.isSubset(of: allowed), "\(name) holds \(found)")
      guard name != "Layout", name != "Page" else { continue }
      for side in ["HPOS", "VPOS", "WIDTH", "HEIGHT"] { #expect(Int(element[side]) != nil) }
    }
  }
  let names = document.descendants.compactMap { $0.attributes["ID"] }
  #expect(Set(names).count == names.count)
}

@Test func `ALTO has words with confidence, alternatives and the turn of their block`() throws {
  let document = try xml(
    alto(of: [scanned(rotation: 180)], layout: layout, document: description))
  let strings = document.descendants(named: "String")
  #expect(strings.map { $0["CONTENT"] } == ["标题", "二", "甲", "乙", "a<&\"b", "\u{FFFD}"])
  #expect(strings.map { $0["WC"] }.prefix(4) == ["0.9", "0.9", "0.9", "0.5"])
  #expect(document.descendants(named: "ALTERNATIVE").map(\.text) == ["申"])
  #expect(document.descendants(named: "TextBlock").allSatisfy { $0["ROTATION"] == "180" })
  #expect(strings.first?["HPOS"] == "460" && strings.first?["VPOS"] == "340")
}

@Test func `embedded words stay where they are and are measured at 300 dots an inch`() throws {
  var page = scanned()
  (page.styles, page.images, page.text) = ([TextStyle(size: 10)], [], .embedded)
  let document = try xml(alto(of: [page], layout: layout, document: description))
  #expect(document.descendants(named: "Page").first?["WIDTH"] == "1250")
  #expect(document.descendants(named: "String").first?["CONTENT"] == "甲")
}
