import Checks
import PageModel
import Testing

@Suite struct JudgeTests {
  private func judgement(of field: Field, pages: [PageSummary] = []) -> Judgement? {
    let record = Record(
      id: "r1", kind: "form", profile: nil, table: "t1", title: nil, fields: [field])
    let layout = Layout(tables: [], blocks: [])
    return Judge().judged([record], layout: layout, pages: pages).judgements[field.id]
  }

  private func field(confidence: Double = 1, flags: [Flag] = []) -> Field {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    return Field(
      id: "r1.a", name: "a", label: "a", raw: "1", value: "1", confidence: confidence,
      flags: flags, evidence: Evidence(place: .page(2, box)))
  }

  @Test func `a sure reading without flags is accepted`() {
    #expect(judgement(of: field())?.status == .accepted)
  }

  @Test func `a reading below the threshold needs review`() {
    #expect(judgement(of: field(confidence: 0.89))?.status == .needsReview)
  }

  @Test(arguments: [
    FlagCode.valueLost, .mojibake, .lowOCRConfidence, .typeMismatch, .ambiguousReading,
  ])
  func `a flag that demands a look needs review`(code: FlagCode) {
    #expect(judgement(of: field(flags: [Flag(code, "why")]))?.status == .needsReview)
  }

  @Test func `a flag that only tells what was done does not ask for review`() {
    #expect(judgement(of: field(flags: [Flag(.markupRemoved, "why")]))?.status == .accepted)
  }

  @Test func `every field of a page of mojibake needs review and carries the flag`() {
    let page = PageSummary(
      Page(number: 2, width: 100, height: 100, flags: [Flag(.mojibake, "no Unicode map")]))
    let judged = judgement(of: field(), pages: [page])
    #expect(judged?.status == .needsReview)
    #expect(judged?.flags.map(\.code) == [.mojibake])
  }

  @Test func `mojibake on another page leaves a field alone`() {
    let page = PageSummary(
      Page(number: 1, width: 100, height: 100, flags: [Flag(.mojibake, "no Unicode map")]))
    #expect(judgement(of: field(), pages: [page])?.status == .accepted)
  }

  @Test
  func `a doubtful digit is settled by a sum of two other numbers, not by one that equals it`() {
    func inReview(_ parts: KeyValuePairs<String, String?>) -> [String] {
      var record = formRecord(parts)
      record.fields[0].confidence = 0.7
      record.fields[0].flags = [Flag(.lowOCRConfidence, "blurred")]
      return judged([record], [.number("total", of: ["one", "two"])]).inReview
    }
    #expect(inReview(["total": "230.95", "one": "203.95", "two": "27.00"]).isEmpty)
    #expect(inReview(["total": "230.95", "one": "230.95", "two": nil]) == ["r1.total"])
  }

  @Test func `of a document's accepted fields no more are expected wrong than the aim allows`() {
    let fields = (0..<400).map { number in
      var field = field(confidence: 1 - Double(number) / 8000)
      field.id = "r1.f\(number)"
      return field
    }
    let record = Record(
      id: "r1", kind: "form", profile: nil, table: "t1", title: nil, fields: fields)
    for aim in [0.99, 0.998, 0.9995] {
      let judgements = Judge(acceptance: Acceptance(aim: aim)).judged(
        [record], layout: Layout(tables: [], blocks: []), pages: []
      ).judgements.values
      let accepted = judgements.filter { $0.status == .accepted }.map(\.confidence)
      let others = judgements.filter { $0.status != .accepted }.map(\.confidence)
      let doubt = accepted.reduce(0) { $0 + 1 - $1 }
      #expect(!accepted.isEmpty)
      #expect(doubt <= (1 - aim) * Double(accepted.count) + 1e-9)
      #expect(accepted.min() ?? 0 >= AcceptanceRule(aim: aim).floor)
      #expect((accepted.min() ?? 1) > (others.max() ?? 0))
    }
  }

  @Test(arguments: [
    (">90%", true), ("≥90%", false), ("-年期项目", true), ("-5.2", false),
    ("s30分钟", true), ("“质量指标", true), ("“十五五”规划", false), ("不少于10家-", true),
    ("5A级景区", false), ("A4纸", true), ("1O5", true), ("管委会-中心", true),
    ("2025-2026", false), ("无", false), ("3-1]月", true), ("[2026]5号", false),
    ("959%以上", true), ("≥120%", false), ("一100%", true), ("05一经建科", true),
    ("第一季度", false), ("", false), ("项目(一期)", false), ("10次/年", false), ("年", true),
    ("1年", false), ("个", false), ("5.000", true), ("约12.345万元", true),
    ("0.125", false), ("5.25", false), ("1,234.567", false), ("45.000.00", true),
    ("2026.3.15", false),
  ])
  func `marks where authors write none are odd`(value: String, isOdd: Bool) {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    let cell = Cell(row: 0, column: 0, text: value, place: .page(1, box))
    let table = Table(
      id: "t1", regions: [.page(1, box)], rowCount: 1, columnCount: 1, cells: [cell],
      origin: .pixelRulings)
    var field = field()
    field.raw = value
    field.value = value
    field.evidence = Evidence(
      place: .page(1, box), table: "t1", cell: CellIndex(row: 0, column: 0))
    let record = Record(
      id: "r1", kind: "form", profile: nil, table: "t1", title: nil, fields: [field])
    let judged = Judge().judged(
      [record], layout: Layout(tables: [table], blocks: []),
      pages: [PageSummary(Page(number: 1, width: 100, height: 100, text: .ocr))])
    #expect(judged.judgements["r1.a"]?.evidence?[.oddCharacter] == (isOdd ? 1 : 0))
  }

  @Test func `a surer threshold sends more fields to review`() {
    func status(_ threshold: Double) -> Judgement.Status? {
      let record = Record(
        id: "r1", kind: "form", profile: nil, table: "t1", title: nil, fields: [field()])
      return Judge(acceptance: Acceptance(aim: threshold)).judged(
        [record], layout: Layout(tables: [], blocks: []), pages: []
      ).judgements["r1.a"]?.status
    }
    #expect(status(0.99) == .accepted)
    #expect(status(1) == .needsReview)
  }

  @Test func `a failed check leaves the confidence in a reading that nothing else puts in doubt`() {
    let record = formRecord(["total": "230.95", "one": "203.95"])
    let outcome = judged([record], [.number("total", of: ["one"])])
    #expect(outcome.inReview == ["r1.total", "r1.one"])
    #expect((outcome.judgements["r1.total"]?.confidence ?? 0) > 0.99)
  }

  @Test func `the weaker the least sure character of a recognised cell, the lower the confidence`()
  {
    func confidence(_ least: Double) -> Double {
      let box = Box(left: 0, top: 0, right: 10, bottom: 10)
      let cell = Cell(
        row: 0, column: 0, text: "1", place: .page(2, box), confidence: least,
        recognition: RecognitionSummary(
          characterCount: 1, least: least, expectedErrors: 1 - least))
      let table = Table(
        id: "t1", regions: [.page(2, box)], rowCount: 1, columnCount: 1, cells: [cell],
        origin: .pixelRulings)
      var field = field(confidence: least)
      field.evidence = Evidence(
        place: .page(2, box), table: "t1", cell: CellIndex(row: 0, column: 0))
      let record = Record(
        id: "r1", kind: "form", profile: nil, table: "t1", title: nil, fields: [field])
      let page = PageSummary(
        Page(number: 2, width: 100, height: 100, text: .ocr, confidence: 0.98))
      let judgement = Judge().judged(
        [record], layout: Layout(tables: [table], blocks: []), pages: [page]
      ).judgements["r1.a"]
      #expect(judgement?.evidence?.source == .ocr)
      return judgement?.confidence ?? -1
    }
    let confidences = [0.3, 0.6, 0.9, 0.99].map(confidence)
    #expect(zip(confidences, confidences.dropFirst()).allSatisfy { $0 < $1 })
  }

  /// The evidence of a recognised cell, on a page of its own.
  private func evidence(of recognition: RecognitionSummary) -> FieldEvidence? {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    let cell = Cell(
      row: 0, column: 0, text: "1", place: .page(2, box), recognition: recognition)
    let table = Table(
      id: "t1", regions: [.page(2, box)], rowCount: 1, columnCount: 1, cells: [cell],
      origin: .pixelRulings)
    var field = field()
    field.evidence = Evidence(
      place: .page(2, box), table: "t1", cell: CellIndex(row: 0, column: 0))
    let record = Record(
      id: "r1", kind: "form", profile: nil, table: "t1", title: nil, fields: [field])
    let page = PageSummary(Page(number: 2, width: 100, height: 100, text: .ocr))
    return Judge().judged(
      [record], layout: Layout(tables: [table], blocks: []), pages: [page]
    ).judgements["r1.a"]?.evidence
  }

  @Test func `looks speak for a weak character only as far as they take its doubt away`() throws {
    func agrees(_ least: Double, byLooks: Double) throws -> Double {
      try #require(
        evidence(
          of: RecognitionSummary(
            characterCount: 1, least: least, expectedErrors: 1 - least, leastByLooks: byLooks)))[
          .shapeAgrees]
    }
    #expect(try agrees(0.6, byLooks: 0.6) == 0)
    #expect(try agrees(0.6, byLooks: 1) == 1)
    // Beside one whose looks tell nothing, those of another change nothing.
    #expect(try agrees(0.6, byLooks: 0.65) == 0)
    #expect(try agrees(0.97, byLooks: 1) > 0.3)
    #expect(try agrees(0.99, byLooks: 1) == 0)
  }

  @Test func `a character that looks like another lowers the confidence`() throws {
    func confidence(_ unlikeness: Double) throws -> Double {
      let found = try #require(
        evidence(
          of: RecognitionSummary(
            characterCount: 1, least: 0.99, expectedErrors: 0.01, unlikeness: unlikeness)))
      #expect(found[.shapeDiffers] == unlikeness)
      return ConfidenceModel.prior.probability(of: found)
    }
    #expect(try confidence(0) > confidence(0.5))
    #expect(try confidence(0.5) > confidence(1))
  }

  @Test func `ink that speaks for another mark lowers the confidence`() throws {
    func confidence(_ markDoubt: Double) throws -> Double {
      let found = try #require(
        evidence(
          of: RecognitionSummary(
            characterCount: 1, least: 0.99, expectedErrors: 0.01, markDoubt: markDoubt)))
      #expect(found[.markDoubt] == markDoubt)
      return ConfidenceModel.prior.probability(of: found)
    }
    #expect(try confidence(0) > confidence(0.5))
    #expect(try confidence(0.5) > confidence(1))
  }

  @Test func `a misread value on a page of mojibake is not freed by a sum`() {
    let page = PageSummary(
      Page(number: 1, width: 100, height: 100, flags: [Flag(.mojibake, "no Unicode map")]))
    let record = formRecord(["total": "3", "one": "1", "two": "2"])
    let outcome = Judge(checks: ["budget/1": [.number("total", of: ["one", "two"])]]).judged(
      [record], layout: Layout(tables: [], blocks: []), pages: [page])
    #expect(outcome.inReview.count == 3)
    #expect(outcome.warnings.count == 1)
  }
}
