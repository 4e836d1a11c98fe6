import Checks
import PageModel
import Testing

@Suite struct ColumnHierarchyTests {
  private func outcome(_ columns: [String], _ rows: [[String]]) -> JudgedRecords {
    judged([linesRecord(columns: ["项目"] + columns, rows: rows)], [.columns])
  }

  @Test func `a total column is the sum of those beside it`() {
    let outcome = outcome(
      ["支出/合计", "支出/基本支出", "支出/项目支出"],
      [["甲", "5", "3", "2"], ["乙", "9", "9", ""], ["丙", "40", "", "30"]])
    #expect(outcome.failures.map(\.expected) == ["30"])
    #expect(outcome.inReview == ["r1.lines.3.1", "r1.lines.3.3"])
  }

  @Test func `nested headers count by their own subtotal or by their columns`() {
    let outcome = outcome(
      ["经费/合计", "经费/出国费", "经费/车辆/小计", "经费/车辆/购置", "经费/车辆/运行", "机关运行"],
      [["甲", "10", "4", "6", "1", "5", "99"]])
    #expect(outcome.failures.isEmpty)
    #expect(outcome.passes.first?.fields == ["r1.lines.1.1", "r1.lines.1.3"])
    let unsummed = self.outcome(
      ["预算数/合计", "预算数/基本/人员", "预算数/基本/公用", "预算数/项目支出"],
      [["甲", "10", "4", "5", "1"]])
    #expect(unsummed.failures.isEmpty)
    #expect(unsummed.passes.count == 1)
  }

  @Test func `the measures below a total are summed each for itself`() {
    let outcome = outcome(
      ["合计/预算数", "合计/决算数", "接待费/预算数", "接待费/决算数", "出国费/预算数", "出国费/决算数"],
      [["甲", "5", "3", "2", "1", "3", "2"]])
    #expect(outcome.failures.isEmpty)
    #expect(outcome.passes.first?.fields == ["r1.lines.1.1", "r1.lines.1.2"])
  }

  @Test func `each of two totals in a row has the columns up to the next`() {
    let outcome = outcome(
      ["本年收入合计", "拨款", "其他", "本年支出合计", "基本支出", "项目支出"],
      [["甲", "5", "3", "2", "4", "1", "3"], ["乙", "7", "7", "", "6", "6", ""]])
    #expect(outcome.failures.isEmpty)
    #expect(outcome.passes.first?.fields.count == 4)
  }

  @Test func `a column that is part of another is not counted twice`() {
    let outcome = outcome(
      ["合计", "基本支出", "项目支出", "其中：政府采购"], [["甲", "5", "3", "2", "1"]])
    #expect(outcome.failures.isEmpty)
    #expect(outcome.passes.count == 1)
  }
}
