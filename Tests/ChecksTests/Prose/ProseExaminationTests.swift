import Checks
import Labels
import PageModel
import Testing

/// Paragraphs against the tables they restate.
@Suite struct ProseExaminationTests {
  private static let prose = (try? ProfileLibrary.builtIn())?.profiles.compactMap(\.prose).first

  private static let spending = linesRecord(
    "r1", title: "2031年一般公共预算支出功能分类预算表", columns: ["科目名称", "合计", "基本支出", "项目支出"],
    texts: ["科目名称"],
    rows: [
      ["行政运行", "5,364,750", "5,364,750", ""], ["社会福利事业单位", "6,964,796", "6,000,000", "964,796"],
      ["住房公积金", "335,816", "335,816", ""], ["合计", "12,665,362", "11,700,566", "964,796"],
    ])
  private static let all = linesRecord(
    "r2", title: "2031年部门收支总表", columns: ["项目", "预算数"],
    rows: [["一、财政拨款收入", "13,000,000"], ["二、事业收入", "2,620,000"], ["收入总计", "15,620,000"]])

  private func found(_ paragraphs: String..., heading: String? = nil) -> JudgedRecords {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    var blocks = paragraphs.enumerated().map { place, text in
      Block(id: "b\(place + 1)", kind: .paragraph, text: text, regions: [.page(6, box)])
    }
    if let heading {
      blocks.insert(
        Block(id: "b0", kind: .heading, text: heading, regions: [.page(6, box)]), at: 0)
    }
    return Judge(prose: Self.prose.map { ["budget/1": $0] } ?? [:]).judged(
      [Self.spending, Self.all], layout: Layout(tables: [], blocks: blocks), pages: [])
  }

  /// Three amounts that agree, so that the prose is known to be about the tables.
  private static let sound = "2031年收入预算1,562.00万元，其中：财政拨款收入1,300.00万元；事业收入262.00万元。"

  @Test func `amounts of the tables' names agree within their rounding`() {
    let found = found(Self.sound, "“住房改革支出（款）住房公积金（项）”33.58万元，主要用于缴费。")
    #expect(found.passes.count == 4)
    #expect(found.isSound)
    #expect(found.passes.last?.fields == ["r1.lines.3.1"])
  }

  @Test func `another amount than the table's is raised at the table's sum`() {
    let found = found(Self.sound, "“社会福利（款）社会福利事业单位（项）”738.66万元，主要用于人员。")
    #expect(found.raised == .amountDisagrees)
    #expect(found.inReview == ["r1.lines.2.1"])
    let message = found.failures.first?.message ?? ""
    #expect(
      message.contains("738.66万元”") && message.contains("b2, page 6")
        && message.contains("6,964,796"))
  }

  @Test func `what was named last is what the next amount is of`() {
    let found = found(
      Self.sound, "社会福利（款）社会福利事业单位（项）。主要用于：人员支出。2031年预算安排738.66万元。")
    #expect(found.inReview == ["r1.lines.2.1"])
  }

  @Test(arguments: [
    "社会福利事业单位比2030年增加42.18万元。", "2030年社会福利事业单位预算执行数为711.34万元。",
    "社会福利事业单位年初预算为700.00万元。", "设备购置738.66万元。",
  ])
  func `changes, other years, other versions and unknown names restate nothing`(text: String) {
    #expect(found(Self.sound, text).isSound)
  }

  @Test func `a name that the prose narrows is looked up in the tables of that scope`() {
    #expect(found(Self.sound, "一般公共预算基本支出1170.06万元。").isSound)
    #expect(found(Self.sound, "一般公共预算基本支出1270.06万元。").raised == .amountDisagrees)
  }

  @Test func `prose that mostly disagrees is about something else`() {
    let found = found("住房公积金50.00万元。", "行政运行600.00万元。", "财政拨款收入1,300.00万元。")
    #expect(found.isSound)
  }

  @Test func `without a declaration nothing is compared`() {
    let outcome = Judge().judged(
      [Self.spending], layout: Layout(tables: [], blocks: []), pages: [])
    #expect(outcome.checks.isEmpty)
  }
}
