import Emit
import Foundation
import PageModel
import Testing

@Suite struct DocumentJSONTests {
  @Test func `an empty extraction is an object with the contract's keys in order`() throws {
    let text = String(decoding: documentJSON(.empty), as: UTF8.self)
    let keys = [
      "schema", "document", "run", "pages", "blocks", "tables", "records", "checks",
      "corrections", "summary",
    ]
    let places = keys.map { text.range(of: "\"\($0)\":")?.lowerBound }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test func `control characters, quotes and line separators are escaped and come back`() throws {
    let hostile = "a\"b\\c\u{0}\u{1F}\u{7F}\n\r\t\u{2028}\u{2029}é“二”𠀀"
    var extraction = Extraction.empty
    extraction.warnings = [hostile]
    let bytes = documentJSON(extraction)
    #expect(!bytes.dropLast().contains { $0 < 0x20 })
    #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{2028}"))
    let run = try #require(try parsed(bytes)["run"] as? [String: Any])
    #expect(run["warnings"] as? [String] == [hostile])
  }

  @Test func `pretty and compact output hold the same values`() throws {
    let compact = try parsed(documentJSON(.small)) as NSDictionary
    let pretty = try parsed(documentJSON(.small, pretty: true)) as NSDictionary
    #expect(compact == pretty)
  }

  @Test func `a printed number keeps its digits exactly`() throws {
    let text = String(decoding: documentJSON(.small), as: UTF8.self)
    #expect(text.contains(#""number":123456789012345678.90,"#))
  }

  @Test func `boxes are rounded to hundredths and confidences to four places`() {
    let text = String(decoding: documentJSON(.small), as: UTF8.self)
    #expect(text.contains(#""box":[1.23,0,100,-0.05]"#))
    #expect(text.contains(#""confidence":0.9877,"#))
  }

  @Test func `a place in a text is a line and its columns`() {
    let text = String(decoding: documentJSON(.small), as: UTF8.self)
    #expect(text.contains(#""regions":[{"line":14,"columns":[3,9]}]"#))
  }

  @Test func `a field without a judgement is written as one that needs review`() {
    let text = String(decoding: documentJSON(.small), as: UTF8.self)
    #expect(text.contains(#""status":"needs_review""#))
    #expect(text.contains(#""needs_review":1"#))
  }
}

/// The JSON text as Foundation reads it.
func parsed(_ bytes: [UInt8]) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
}

extension Extraction {
  static var empty: Extraction {
    Extraction(
      document: DocumentDescription(
        id: "sha256:" + String(repeating: "0", count: 64), path: "a.pdf", byteCount: 1,
        mediaType: "application/pdf", pageCount: 1),
      profiles: [], elapsedMilliseconds: 1, warnings: [], pages: [],
      repaired: RepairedLayout(layout: Layout(tables: [], blocks: [])),
      judged: JudgedRecords(records: [], judgements: [:], checks: []))
  }

  static var small: Extraction {
    var extraction = Extraction.empty
    let box = Box(left: 1.2345, top: 0.0001, right: 100, bottom: -0.05)
    let cell = Cell(row: 0, column: 0, text: "x", place: .page(1, box), confidence: 0.98765)
    extraction.repaired.layout.tables = [
      Table(
        id: "t1", regions: [.page(1, box)], rowCount: 1, columnCount: 1, cells: [cell],
        origin: .vectorRulings)
    ]
    extraction.repaired.layout.blocks = [
      Block(id: "b1", kind: .listItem, text: "一", regions: [.line(14, columns: 3...9)])
    ]
    let number = ExactNumber(digits: 12_345_678_901_234_567_890, decimals: 2)
    let field = Field(
      id: "r1.total", name: "total", label: "总额", raw: "1", value: "1", type: .money,
      number: number, unit: "元",
      evidence: Evidence(
        place: .page(1, box), table: "t1", cell: CellIndex(row: 0, column: 0)))
    extraction.judged.records = [
      Record(id: "r1", kind: "form", profile: nil, table: "t1", title: nil, fields: [field])
    ]
    return extraction
  }
}
