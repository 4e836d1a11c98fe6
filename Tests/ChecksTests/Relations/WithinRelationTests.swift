import Checks
import PageModel
import Testing

@Suite struct WithinRelationTests {
  private func found(_ annual: String, _ whole: String) -> JudgedRecords {
    let check = CheckDeclaration(
      rule: .amountDisagrees, relation: .within, scope: .record,
      result: .init(fields: ["annual_total"]), operands: [.init(fields: ["total"])])
    return examined(check, FormSketch(annual: annual, whole: whole))
  }

  @Test func `a part as large as the whole or smaller is within it`() {
    #expect(found("200.00 万元", "200.00 万元").isSound)
    #expect(found("80.00 万元", "200.00 万元").isSound)
  }

  @Test func `a part larger than the whole is raised with both places`() {
    let found = found("200.00 万元", "80.00 万元")
    #expect(found.raised == .amountDisagrees)
    #expect(found.inReview == ["r1.annual_total", "r1.total"])
  }

  @Test func `amounts in different units are both looked at, whatever vouches for one's digits`() {
    var record = formRecord(["annual": "540.00", "total": "540.00", "fiscal": "540.00"])
    for place in 1...2 { record.fields[place].number = ExactNumber("540.00") }
    let outcome = judged(
      [record], [.number("total", of: ["fiscal"]), .number("annual", is: .within, of: ["total"])])
    #expect(outcome.inReview == ["r1.annual", "r1.total"])
    #expect(outcome.failures.first?.message.contains("540.00 = 540.00 ") ?? false)
    #expect(outcome.failures.first?.message.contains("540.00 = 5400000 ") ?? false)
  }

  @Test func `what printing rounded away is no excess`() {
    #expect(found("200.4 万元", "200 万元").isSound)
    #expect(!found("202 万元", "200.00 万元").isSound)
  }

  @Test func `a bound bears no number out`() {
    let doubtful = FormSketch(annual: "80.00 万元", whole: "200.00 万元", confidence: 0.8)
    let check = CheckDeclaration(
      rule: .amountDisagrees, relation: .within, scope: .record,
      result: .init(fields: ["annual_total"]), operands: [.init(fields: ["total"])])
    let with = examined(check, doubtful)
    let without = Judge().judged(
      [doubtful.record], layout: Layout(tables: [], blocks: []), pages: [])
    #expect(
      with.judgements["r1.annual_total"]?.confidence
        == without.judgements["r1.annual_total"]?.confidence)
  }
}
