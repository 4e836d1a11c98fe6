import Checks
import PageModel
import Testing

@Suite struct TriageTests {
  private func triage(
    _ record: Record, _ checks: [CheckDeclaration] = [], pages: [Page] = [], tables: [Table] = [],
    blocks: [Block] = []
  ) -> Triage {
    Judge(checks: ["budget/1": checks]).judged(
      [record], layout: Layout(tables: tables, blocks: blocks), pages: pages.map { PageSummary($0) }
    ).triage
  }

  private func table(_ id: String, isRecognised: Bool = true) -> Table {
    let place = Place.page(2, Box(left: 0, top: 0, right: 10, bottom: 10))
    let cells = (0..<5).map { row in
      var cell = Cell(row: row, column: 0, text: "\(row),\(row)00.50", place: place)
      if isRecognised {
        cell.recognition = RecognitionSummary(
          characterCount: 8, least: 0.9, expectedErrors: 0.1)
      }
      return cell
    }
    return Table(
      id: id, regions: [place], rowCount: 5, columnCount: 1, cells: cells, origin: .pixelRulings)
  }

  @Test func `figures of a scan that no record has are told of`() {
    var record = formRecord(["total": "1"])
    let lost = triage(record, tables: [table("t9")])
    #expect(lost.status == .needsReview)
    #expect(lost.lookFirst.map(\.rule) == [.unknownLabel])
    #expect(lost.lookFirst.first?.reason.contains("page 2") == true)
    #expect(triage(record, tables: [table("t9", isRecognised: false)]).status == .accepted)
    record.table = "t9"
    #expect(triage(record, tables: [table("t9")]).lookFirst.isEmpty)
  }

  @Test func `rows of figures in no table are told of`() {
    func blocks(_ texts: [String], rows: Int) -> [Block] {
      (0..<rows).flatMap { row in
        texts.enumerated().map { column, text in
          let (left, top) = (Double(column) * 100, Double(row) * 20)
          return Block(
            id: "b\(row).\(column)", kind: .paragraph, text: text,
            regions: [.page(3, Box(left: left, top: top, right: left + 60, bottom: top + 10))])
        }
      }
    }
    let record = formRecord(["total": "1"])
    let lost = triage(record, blocks: blocks(["教育支出", "1,234.50", "97.5%"], rows: 4))
    #expect(lost.status == .needsReview)
    #expect(lost.lookFirst.first?.reason.contains("Page 3") == true)
    for sound in [
      blocks(["教育支出", "1,234.50", "97.5%"], rows: 3), blocks(["教育支出", "1,234.50"], rows: 9),
      blocks(["2025年", "共3项"], rows: 9),
    ] {
      #expect(triage(record, blocks: sound).status == .accepted)
    }
  }

  @Test func `a document of which a page was read with doubt is not accepted`() {
    let page = Page(
      number: 3, width: 10, height: 10, text: .ocr,
      flags: [Flag(.lowOCRConfidence, "Much could be read only with doubt.")])
    let triage = triage(formRecord(["total": "1"]), pages: [page])
    #expect(triage.status == .needsReview)
    #expect(triage.lookFirst.map(\.rule) == [.lowOCRConfidence])
  }

  @Test func `a document without doubts is accepted and names nothing`() {
    #expect(triage(formRecord(["total": "1"])) == Triage(status: .accepted))
  }

  @Test func `a failed sum comes before a doubtful reading, each field once`() {
    var record = formRecord([
      "total": "230.95", "one": "203.95", "a": "1", "b": "1", "c": "1", "d": "1", "e": "1",
      "f": "1", "g": "1", "h": "1", "i": "1", "j": "1", "k": "1", "l": "1",
    ])
    record.fields[2].confidence = 0.5
    let triage = triage(record, [.number("total", of: ["one"])])
    #expect(triage.status == .needsReview)
    #expect(triage.lookFirst.map(\.field) == ["r1.total", "r1.a"])
    #expect(triage.lookFirst.first?.rule == .sumMismatch)
    #expect(triage.lookFirst.last?.rule == nil)
  }

  @Test func `a document whose fields are mostly in doubt is unreliable, and its list is short`() {
    let names = (0..<30).map { "f\($0)" }
    var record = formRecord(["x": "1"], confidence: 0.5)
    record.fields = names.map { name in
      var field = record.fields[0]
      (field.id, field.name) = ("r1.\(name)", name)
      return field
    }
    let triage = triage(record)
    #expect(triage.status == .unreliable)
    #expect(triage.lookFirst.count == 10)
  }

  @Test func `a page that could not be read is named first`() {
    let page = Page(
      number: 1, width: 10, height: 10, text: .none,
      flags: [Flag(.pageUnreadable, "Page 1 could not be read.")])
    let triage = triage(formRecord(["total": "1"]), pages: [page])
    #expect(triage.status == .unreliable)
    #expect(
      triage.lookFirst.first
        == .init(
          field: nil, rule: .pageUnreadable, reason: "Page 1 could not be read."))
  }
}

@Suite struct SamplingTests {
  @Test func `the sample has about its share of fields, and the same ones every time`() {
    let sampling = Sampling(share: 0.1)
    let drawn = (0..<20_000).filter { sampling.draws("r1.f\($0)", of: "sha256:0") }
    #expect((1_800...2_200).contains(drawn.count))
    #expect(
      drawn == (0..<20_000).filter { Sampling(share: 0.1).draws("r1.f\($0)", of: "sha256:0") })
    #expect(drawn != (0..<20_000).filter { sampling.draws("r1.f\($0)", of: "sha256:1") })
  }

  @Test func `a larger share holds the smaller one's fields`() {
    for number in 0..<2000 where Sampling(share: 0.05).draws("f\(number)", of: "d") {
      #expect(Sampling(share: 0.2).draws("f\(number)", of: "d"))
    }
  }

  @Test func `only accepted fields are drawn, and no status changes`() {
    var record = formRecord(["total": "1", "one": "1"])
    record.fields[1].confidence = 0.3
    let judged = Judge().judged(
      [record], layout: Layout(tables: [], blocks: []), pages: [])
    let all = Sampling(share: 1).marked(judged, document: "d")
    #expect(all.judgements["r1.total"]?.isSampled == true)
    #expect(all.judgements["r1.one"]?.isSampled == false)
    #expect(all.judgements.mapValues(\.status) == judged.judgements.mapValues(\.status))
    let none = Sampling(share: 0).marked(judged, document: "d")
    #expect(none == judged)
  }
}
