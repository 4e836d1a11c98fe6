import Labels
import PageModel
import Testing

/// Which unit an amount is in: its own, that of the header over it, that of the table.
@Suite struct HeaderUnitTests {
  private func records(_ table: Table) throws -> [Record] {
    Labeler(profiles: try ProfileLibrary.builtIn().profiles).records(
      in: Layout(tables: [table], blocks: []))
  }

  private func line(_ table: Table, _ row: Int = 0) throws -> [Field] {
    try #require(try records(table).first?.groups.first?.items[row].fields)
  }

  @Test func `a unit in a column's header outdoes the table's`() throws {
    let drawing = "科目名称|合计（万元）|基本支出（万元）|项目支出\n教育支出|30.00|10.00|20元"
    let fields = try line(table(drawing, title: "2026年部门支出总表", unit: "元", headerRows: 1))
    #expect(fields[1].number == ExactNumber(digits: 300_000))
    #expect(fields[1].unit == "元")
    #expect(fields[3].number == ExactNumber(digits: 20))
  }

  @Test
  func `the lowest header with a unit counts, and one over several columns is for all of them`()
    throws
  {
    let drawing = """
      科目编码|科目名称|本年支出（万元）|<|<
      ^|^|合计|基本支出|人均（元）
      201|教育支出|30|20|5
      """
    let fields = try line(table(drawing, title: "部门支出预算总表", headerRows: 2))
    #expect(fields[2].number == ExactNumber(digits: 300_000))
    #expect(fields[3].number == ExactNumber(digits: 200_000))
    #expect(fields[4].number == ExactNumber(digits: 5))
  }

  @Test func `what is counted in a unit of its own is no money`() throws {
    let drawing = "项目名称|预算数|面积（平方米）\n校舍维修|12|3,400.00"
    let fields = try line(table(drawing, title: "项目支出预算表", unit: "万元", headerRows: 1))
    #expect(fields[2].type == .count)
    #expect(fields[2].number == ExactNumber(digits: 340_000, decimals: 2))
  }

  @Test func `a budget table without a unit asks once and warns`() throws {
    let drawing = "科目名称|合计|基本支出\n教育支出|30|20\n文化支出|0|0\n合计|30|20"
    let found = try records(table(drawing, title: "部门支出总表", headerRows: 1))
    let flagged = found.flatMap(\.allFields).filter { field in
      field.flags.contains { $0.code == .unitMissing }
    }
    #expect(flagged.map(\.id) == ["r1.lines.1.合计"])
    #expect(flagged.first?.unit == nil)
    let warnings = UnitlessAmounts.warnings(for: found)
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("4 amounts") == true)
    let written = UnitlessAmounts.withoutNumbers(found).flatMap(\.allFields)
    #expect(written.first { $0.value == "30" }?.number == nil)
    #expect(written.first { $0.value == "0" }?.number == ExactNumber(digits: 0))
  }

  @Test func `each amount of a form without a unit is a question, and none where a label names it`()
    throws
  {
    let form = { (label: String) in
      table(
        """
        项目名称|清淤|<|<
        主管部门|水务局|实施单位|河道所
        \(label)|100.00|其他资金（元）|30
        一级指标|二级指标|三级指标|指标值
        产出指标|数量指标|清淤长度|≥100公里
        """, title: "项目支出绩效目标表")
    }
    let record = try #require(try records(form("年度资金总额")).first)
    #expect(record["annual_total"]?.flags.map(\.code) == [.unitMissing])
    #expect(record["own_other"]?.flags == [])
    let labelled = try #require(try records(form("年度资金总额（元）")).first)
    #expect(labelled["annual_total"]?.flags == [])
  }

  @Test func `two codes in one cell are flagged, a code in its levels is not`() {
    let reader = ValueReader()
    #expect(!reader.reading("2010101 20103", as: .code).fits)
    #expect(!reader.reading("2010101 合计", as: .code).fits)
    #expect(reader.reading("208 05 02", as: .code).fits)
    #expect(reader.reading("合 计", as: .code).fits)
  }

  @Test func `amounts of an unknown form are in its unit, shares and counts are not`() throws {
    let drawing = """
      合同编号|HT-1|签订日期|2026年3月5日
      合同总价|120.50|已付金额|（20.50）
      人数|12|履约率|17.01%
      阶段|支付条件|支付日期|支付金额
      第一期|签订后|2026-03-10|20.50
      第二期|验收后|2026-12-10|100.00
      """
    let record = try #require(try records(table(drawing, title: "合同备案表", unit: "万元")).first)
    #expect(record["合同总价"]?.number == ExactNumber(digits: 1_205_000))
    #expect(record["已付金额"]?.number == ExactNumber(digits: -205_000))
    #expect(record["人数"]?.type == .number)
    #expect(record["履约率"]?.type == .percent)
    #expect(record.groups.first?.items[1].fields.last?.number == ExactNumber(digits: 1_000_000))
  }
}
