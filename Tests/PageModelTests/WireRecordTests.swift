import PageModel
import Testing

private let field = Field(
  id: "r1.annual_total", name: "annual_total", label: "年度资金总额", raw: "1,234.50万元",
  value: "1,234.50", type: .money, number: ExactNumber(digits: -1_234_500_000, decimals: 2),
  unit: "元", confidence: 0.75, flags: [Flag(.sumMismatch, "It does not add up.")],
  suggestion: "1,284.50",
  evidence: Evidence(
    place: .page(3, Box(left: 1, top: 2, right: 3, bottom: 4)), table: "t1",
    cell: CellIndex(row: 2, column: 5)))

private let lost = Field(
  id: "r1.indicators.1.target", name: "target", label: "指标值", raw: nil, value: nil,
  evidence: Evidence(place: .line(7, columns: 1...9)))

private func evidence() -> FieldEvidence {
  var evidence = FieldEvidence(source: .ocr)
  for (index, feature) in EvidenceFeature.allCases.enumerated() {
    evidence[feature] = Double(index) / 7 - 1
  }
  return evidence
}

private func judged() -> JudgedRecords {
  var sampled = Judgement(
    confidence: 0.5, status: .needsReview, suggestion: "5", evidence: evidence())
  sampled.isSampled = true
  return JudgedRecords(
    records: [
      Record(
        id: "r1", kind: "form", profile: "p/1", table: nil, title: "绩效目标", fields: [field],
        groups: [FieldGroup(name: "indicators", items: [FieldItem(id: "i1", fields: [lost])])])
    ],
    judgements: [field.id: Judgement(confidence: 1, status: .accepted), lost.id: sampled],
    checks: [
      CheckResult(
        rule: .sumMismatch, record: "r1", table: "t1", status: .failed, fields: [field.id],
        expected: "5", actual: nil, message: "It does not add up.")
    ], warnings: ["Look."],
    triage: Triage(
      status: .unreliable,
      lookFirst: [Triage.Concern(field: nil, rule: .sumMismatch, reason: "Doubtful.")]))
}

@Test func `judged records arrive as they were sent`() throws {
  let arrived = try JudgedRecords(wireBytes: judged().wireBytes)
  #expect(arrived == judged())
  // Equal numbers may be printed otherwise.
  #expect(arrived.records[0].fields[0].number?.decimals == 2)
}

@Test func `evidence out of its bounds is refused`() throws {
  var encoder = WireEncoder()
  encoder.write(ReadingSource.ocr)
  for _ in EvidenceFeature.allCases.dropLast() { encoder.write(-10_000_000) }
  var tooMuch = encoder
  encoder.write(10_000_000)
  #expect(try FieldEvidence(wireBytes: encoder.bytes).values.last == 1000)
  tooMuch.write(10_000_001)
  let bytes = tooMuch.bytes
  #expect(throws: WireError.self) { try FieldEvidence(wireBytes: bytes) }
}

@Test func `numbers of any size arrive as they were sent`() throws {
  for digits in [Int128.min, -1, 0, 1, Int128(UInt64.max), Int128(UInt64.max) + 1, .max] {
    let number = ExactNumber(digits: digits, decimals: 3)
    let arrived = try ExactNumber(wireBytes: number.wireBytes)
    #expect(arrived.digits == digits && arrived.decimals == 3)
  }
}

@Test func `judged records cut short anywhere are refused`() throws {
  let bytes = judged().wireBytes
  for count in 0..<bytes.count {
    #expect(throws: WireError.self) { try JudgedRecords(wireBytes: Array(bytes.prefix(count))) }
  }
}
