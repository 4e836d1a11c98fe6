import Checks
import PageModel
import Testing

@Suite struct EqualRelationTests {
  private func amount(_ printed: String, unit: Int = 0) throws -> Amount {
    Amount(value: try #require(ExactNumber(printed)).shifted(by: unit), printed: printed)
  }

  @Test func `an amount in 元 equals its rounding to 万元`() throws {
    #expect(EqualRelation.holds(try amount("171915169"), [try amount("17192", unit: 4)]))
    #expect(!EqualRelation.holds(try amount("171915169"), [try amount("17193", unit: 4)]))
  }

  @Test func `numbers with the same digits in other units differ`() throws {
    #expect(!EqualRelation.holds(try amount("200"), [try amount("200", unit: 4)]))
  }

  @Test func `totals of two tables of a document are compared by title, line and column`() {
    let overview = linesRecord(
      columns: ["项目", "预算数"], rows: [["一、拨款", "5"], ["收入总计", "5"]])
    let income = linesRecord(
      "r2", title: "2025年收入预算总表", columns: ["项目", "收入预算/合计"],
      rows: [["拨款", "8"], ["合计", "8"]])
    let check = CheckDeclaration(
      rule: .amountDisagrees, relation: .equal, scope: .document,
      result: .init(fields: ["预算数"], lines: ["收入总计"], titles: ["收支 总表"]),
      operands: [.init(fields: ["合计"], lines: ["合计"], titles: ["收入 表 -收支"])])
    let outcome = judged([overview, income], [check])
    #expect(outcome.failures.map(\.rule) == [.amountDisagrees])
    #expect(outcome.failures.first?.actual == "5")
    #expect(outcome.failures.first?.expected == "8")
    #expect(outcome.failures.first?.record == nil)
  }
}
