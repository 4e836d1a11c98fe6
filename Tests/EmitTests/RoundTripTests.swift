import Emit
import Foundation
import PageModel
import Testing

/// Whatever an extraction holds comes back from its JSON as it was.
@Suite struct RoundTripTests {
  @Test(arguments: 1...60)
  func `a random extraction reads back as it was written`(seed: Int) throws {
    let extraction = RandomExtraction.value(seed: seed)
    let document = try parsed(documentJSON(extraction, pretty: seed.isMultiple(of: 2)))
    let layout = extraction.repaired.layout
    let blocks = try objects(document["blocks"])
    #expect(blocks.map { $0["text"] as? String } == layout.blocks.map(\.text))
    #expect(blocks.map { $0["kind"] as? String } == layout.blocks.map(\.kind.rawValue))
    let tables = try objects(document["tables"])
    #expect(tables.map { $0["title"] as? String } == layout.tables.map(\.title))
    for (written, table) in zip(tables, layout.tables) {
      try expectEqual(try objects(written["cells"]), table.cells)
    }
    let records = try objects(document["records"])
    #expect(records.map { $0["id"] as? String } == extraction.judged.records.map(\.id))
    for (written, record) in zip(records, extraction.judged.records) {
      try expectEqual(
        try allFields(of: written), record.allFields, judgements: extraction.judged.judgements)
    }
    let reasons = try objects(document["corrections"]).map { $0["reason"] as? String }
    #expect(reasons == extraction.repaired.corrections.map(\.reason))
  }

  private func expectEqual(_ written: [[String: Any]], _ cells: [Cell]) throws {
    #expect(written.count == cells.count)
    for (written, cell) in zip(written, cells) {
      #expect(written["text"] as? String == cell.text)
      #expect(written["raw"] as? String == cell.raw)
      #expect(written["row"] as? Int == cell.row)
      #expect(written["column_span"] as? Int == cell.columnSpan)
      let confidence = try #require(written["confidence"] as? Double)
      #expect(abs(confidence - cell.confidence) <= 0.000_051)
      try expectEqual(written, cell.place)
    }
  }

  private func expectEqual(
    _ written: [[String: Any]], _ fields: [Field], judgements: [String: Judgement]
  ) throws {
    #expect(written.count == fields.count)
    for (written, field) in zip(written, fields) {
      let judgement = try #require(judgements[field.id])
      #expect(written["id"] as? String == field.id)
      #expect(written["value"] as? String == field.value)
      #expect(written["type"] as? String == field.type.rawValue)
      #expect(written["status"] as? String == judgement.status.rawValue)
      #expect(written["suggestion"] as? String == judgement.suggestion)
      #expect(try objects(written["flags"]).count == judgement.flags.count)
      #expect((written["number"] as? Double) == field.number?.doubleValue)
      try expectEqual(try #require(written["evidence"] as? [String: Any]), field.evidence.place)
    }
  }

  private func expectEqual(_ written: [String: Any], _ place: Place) throws {
    switch place {
    case .page(let page, let box):
      #expect(written["page"] as? Int == page)
      let sides = try #require(written["box"] as? [Double])
      for (side, exact) in zip(sides, [box.left, box.top, box.right, box.bottom]) {
        #expect(abs(side - exact) <= 0.0051)
      }
    case .line(let line, let columns):
      #expect(written["line"] as? Int == line)
      #expect(written["columns"] as? [Int] == [columns.lowerBound, columns.upperBound])
    }
  }

  private func objects(_ value: Any?) throws -> [[String: Any]] {
    try #require(value as? [[String: Any]])
  }

  private func allFields(of record: [String: Any]) throws -> [[String: Any]] {
    let items = try objects(record["groups"]).flatMap { try objects($0["items"]) }
    return try objects(record["fields"]) + items.flatMap { try objects($0["fields"]) }
  }
}
