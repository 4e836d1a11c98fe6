import Checks
import PageModel
import Testing

@Suite struct DifferenceRelationTests {
  private func amount(_ printed: String) throws -> Amount {
    Amount(value: try #require(ExactNumber(printed)), printed: printed)
  }

  @Test func `the change is this year less last year`() throws {
    let years = [try amount("120.5"), try amount("150.0")]
    #expect(DifferenceRelation.holds(try amount("-29.5"), years))
    #expect(!DifferenceRelation.holds(try amount("29.5"), years))
  }

  @Test func `a computed column is checked on every line and only the wrong line is flagged`() {
    let record = linesRecord(
      columns: ["项目", "本年", "上年", "增减"],
      rows: [["甲", "5", "3", "2"], ["乙", "90", "40", "60"], ["丙", "7", "7", "0"]])
    let check = CheckDeclaration(
      rule: .differenceMismatch, relation: .difference, scope: .line, group: "lines",
      result: .init(fields: ["增减"]),
      operands: [.init(fields: ["本年"]), .init(fields: ["上年"])])
    let outcome = judged([record], [check])
    #expect(outcome.failures.map(\.expected) == ["50"])
    #expect(outcome.inReview == ["r1.lines.2.1", "r1.lines.2.2", "r1.lines.2.3"])
    #expect(outcome.judgements["r1.lines.2.3"]?.flags.map(\.code) == [.differenceMismatch])
  }
}
