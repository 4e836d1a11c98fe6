import Checks
import PageModel
import Testing

@Suite struct LineHierarchyTests {
  private let codes: Set<String> = ["类", "款", "项"]
  private let coded = ["类", "款", "项", "项目", "合计"]

  private func codedRows(_ change: (inout [[String]]) -> Void = { _ in }) -> [[String]] {
    var rows = [
      ["208", "", "", "社会保障和就业支出", "30"],
      ["208", "05", "", "养老支出", "30"],
      ["208", "05", "02", "离退休", "10"],
      ["208", "05", "05", "保险缴费", "20"],
      ["221", "", "", "住房保障支出", "5"],
      ["221", "02", "", "住房改革支出", "5"],
      ["221", "02", "01", "公积金", "5"],
      ["合计", "", "", "", "35"],
    ]
    change(&rows)
    return rows
  }

  private func outcome(_ rows: [[String]]) -> JudgedRecords {
    judged([linesRecord(columns: coded, codes: codes, rows: rows)], [.lines])
  }

  @Test func `codes in three columns add up level by level to the total`() {
    let outcome = outcome(codedRows())
    #expect(outcome.failures.isEmpty)
    #expect(outcome.passes.count == 1)
    #expect(outcome.passes.first?.fields.count == 5)
  }

  @Test func `percentages are never added up`() {
    var record = linesRecord(
      columns: coded + ["增减%"], codes: codes, rows: codedRows().map { $0 + ["3.5"] })
    for line in record.groups[0].items.indices {
      record.groups[0].items[line].fields[5].type = .percent
    }
    #expect(judged([record], [.lines, .columns]).failures.isEmpty)
  }

  @Test func `one wrong number is located by the two sums that want the same of it`() {
    let outcome = outcome(codedRows { $0[1][4] = "33" })
    #expect(outcome.failures.count == 2)
    #expect(outcome.inReview == ["r1.lines.2.4"])
    #expect(outcome.judgements["r1.lines.2.4"]?.suggestion == "30")
  }

  @Test func `a code misprinted in its first column leaves the sums as they are`() {
    #expect(outcome(codedRows { $0[6][0] = "7" }).failures.isEmpty)
  }

  @Test func `a total in the first line is of the lines after it`() {
    let outcome = outcome(codedRows { $0.insert($0.removeLast(), at: 0) })
    #expect(outcome.failures.isEmpty)
    #expect(outcome.passes.first?.fields.contains("r1.lines.1.4") == true)
  }

  @Test func `codes of growing length in one column tell the levels`() {
    let rows = [
      ["208", "社保", "30"], ["20805", "养老", "30"], ["2080502", "离退休", "10"],
      ["2080505", "缴费", "27"], ["合计", "", "30"],
    ]
    let outcome = judged(
      [linesRecord(columns: ["科目编码", "项目", "合计"], codes: ["科目编码"], rows: rows)],
      [.lines])
    #expect(outcome.failures.map(\.expected) == ["37"])
    #expect(outcome.failures.first?.message.contains("养老") == true)
  }

  @Test func `serial numbers are no hierarchy`() {
    let rows = (1...12).map { ["\($0)", "项目\($0)", "\($0 * 7)"] }
    let outcome = judged(
      [linesRecord(columns: ["序号", "项目", "金额"], codes: ["序号"], rows: rows)], [.lines])
    #expect(outcome.checks.isEmpty)
  }

  @Test func `numbered income and spending stand side by side, each with its own total`() {
    let rows = [
      ["一、财政拨款收入", "9", "一、公共服务", "4"],
      ["1.一般公共预算", "9", "二、社会保障", "6"],
      ["2.政府性基金", "", "三、住房保障", ""],
      ["二、事业收入", "1", "", ""],
      ["收入总计", "10", "支出总计", "19"],
    ]
    let columns = ["收入/项目", "收入/预算数", "支出/项目", "支出/预算数"]
    let record = linesRecord(columns: columns, texts: ["收入/项目", "支出/项目"], rows: rows)
    let outcome = judged([record], [.lines])
    #expect(outcome.failures.map(\.actual) == ["19"])
    #expect(outcome.inReview == ["r1.lines.1.3", "r1.lines.2.3", "r1.lines.5.3"])
  }

  @Test func `what stands between two totals is added to the first`() {
    let rows = [
      ["一、财政拨款", "90"], ["二、其他", "10"], ["本年收入合计", "100"],
      ["使用非财政拨款结余", ""], ["年初结转和结余", "12"], ["总计", "112"],
    ]
    let outcome = judged([linesRecord(columns: ["项目", "决算数"], rows: rows)], [.lines])
    #expect(outcome.failures.isEmpty)
    #expect(outcome.passes.first?.fields.count == 2)
  }

  @Test func `a total left blank on a line that bears numbers is no zero`() {
    let rows = [["301", "甲", "30", "30"], ["302", "乙", "", "5"], ["", "总计", "35", "35"]]
    let columns = ["科目编码", "项目", "支出/合计", "支出/公用"]
    let outcome = judged([linesRecord(columns: columns, codes: ["科目编码"], rows: rows)], [.lines])
    #expect(outcome.failures.isEmpty)
    #expect(outcome.passes.first?.message.contains("公用 35") == true)
  }

  @Test func `parts introduced by 其中 need not make up the whole`() {
    let rows = [
      ["一、财政拨款", "90"], ["其中：一般公共预算", "70"], ["二、其他", "10"], ["合计", "100"],
    ]
    let outcome = judged([linesRecord(columns: ["项目", "决算数"], rows: rows)], [.lines])
    #expect(outcome.failures.isEmpty)
  }

  @Test func `a structure that most lines break is taken for none`() {
    let rows = [
      ["一、甲", "90"], ["1.乙", "7"], ["二、丙", "10"], ["1.丁", "3"], ["合计", "100"],
    ]
    let outcome = judged([linesRecord(columns: ["项目", "人数"], rows: rows)], [.lines])
    #expect(outcome.checks.map(\.status) == [.notApplicable])
    #expect(outcome.inReview.isEmpty)
  }
}
