import Labels
import PageModel
import Testing

@Suite struct LabelerTests {
  private func records(_ tables: [Table]) throws -> [Record] {
    Labeler(profiles: try ProfileLibrary.builtIn().profiles).records(
      in: Layout(tables: tables, blocks: []))
  }

  private func form(
    _ name: String, own: String = "其中：本级资金", period: String = "|项目期|1年", id: String = "t1"
  ) -> Table {
    table(
      """
      项目名称|\(name)|<|<
      主管部门|青禾市水务局\(period)
      项目总额|60|其中：年度资金总额|20
      \(own)|资金总额|20|<
      ^|其中：财政拨款|15|<
      ^|其他资金|5|<
      其中：转移市县（区）资金|资金总额||<
      ^|其中：中央资金||<
      一级指标|二级指标|三级指标|指标值
      1-产出指标|11-数量指标|清淤长度|≥3公里
      ^|^|巡河次数|≥12次
      2-效益指标|21-社会效益|防汛能力|有效提升
      """, id: id, title: "项目支出绩效目标表", unit: "万元")
  }

  @Test func `equal labels are told apart by the block they stand in`() throws {
    let record = try #require(try records([form("清淤")]).first)
    #expect(record["own_total"]?.value == "20")
    #expect(record["own_fiscal"]?.number == ExactNumber(digits: 150_000))
    #expect(record["transfer_total"] != nil)
    #expect(record["transfer_total"]?.value == nil)
    #expect(record["transfer_total"]?.flags == [])
    #expect(record["total"]?.value == "60")
    #expect(record["annual_total"]?.value == "20")
  }

  @Test func `levels span their rows and lose their numbers`() throws {
    let record = try #require(try records([form("清淤")]).first)
    #expect(
      record.rows(of: "indicators", "level1", "level2", "level3") == [
        ["产出指标", "数量指标", "清淤长度"], ["产出指标", "数量指标", "巡河次数"], ["效益指标", "社会效益", "防汛能力"],
      ])
    let second = record.groups[0].items[1].fields[0]
    #expect(second.raw == "1-产出指标")
    #expect(second.evidence.cell == CellIndex(row: 9, column: 0))
  }

  @Test func `a text longer than every label is a misprint of none`() throws {
    let name = "A name of fifty letters in a language without labels"
    let record = try #require(try records([form(name)]).first)
    #expect(record["project_name"]?.value == name)
  }

  @Test func `a misprinted label is found with less confidence`() throws {
    let record = try #require(try records([form("清淤", own: "其中：本级资今")]).first)
    #expect(record["own_total"]?.value == "20")
    let clear = try #require(try records([form("清淤")]).first)
    let misprinted = table("项目名称|清淤|主管部们|水务局\n一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|长度|3米")
    let doubtful = try #require(try records([misprinted]).first)
    #expect(doubtful["department"]?.value == "水务局")
    #expect((doubtful["department"]?.confidence ?? 1) < (clear["department"]?.confidence ?? 0))
  }

  @Test func `a label as close to two others is neither`() throws {
    let drawing = "项目名称|清淤|<|<\n主管部门|水务局|实施单位|河道所\n其级资金|7|<|<\n一级指标|二级指标|三级指标|指标值\n产出|数量|长度|3米"
    let record = try #require(try records([table(drawing)]).first)
    #expect(!record.values.values.contains("7"))
  }

  @Test func `label and value in one cell are parted`() throws {
    let drawing = "项目名称：清淤|主管部门:水务局|<|<\n一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|长度|3米"
    let record = try #require(try records([table(drawing)]).first)
    #expect(record.values["project_name"] == "清淤")
    #expect(record.values["department"] == "水务局")
  }

  @Test func `two forms in one table are two records`() throws {
    let first = "项目名称|清淤|<|<\n主管部门|水务局|项目期|1年\n一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|长度|3米"
    let second =
      "项目支出绩效目标表之二|<|<|<\n项目名称|护坡|<|<\n主管部门|水务局|项目期|2年\n一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|面积|9亩"
    let found = try records([table(first + "\n" + second, title: "项目支出绩效目标表")])
    #expect(found.map { $0.values["project_name"] } == ["清淤", "护坡"])
    #expect(found.map(\.id) == ["r1", "r2"])
    #expect(found.map { $0.rows(of: "indicators", "level3") } == [[["长度"]], [["面积"]]])
    #expect(found.last?.title == "项目支出绩效目标表之二")
  }

  @Test func `a form cut in two tables is one record`() throws {
    let head = table(
      "项目名称|清淤|<|<\n主管部门|水务局|实施单位|河道所\n项目属性|新增|项目期|1年", title: "项目支出绩效目标表")
    let body = table("一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|长度|3米", id: "t2")
    let found = try records([head, body])
    #expect(found.count == 1)
    #expect(found.first?.rows(of: "indicators", "level3", "target") == [["长度", "3米"]])
    #expect(found.first?.groups.first?.items.first?.fields.first?.evidence.table == "t2")
  }

  @Test func `a value that only this form has no cell for is lost`() throws {
    let whole = form("清淤")
    let cut = form("护坡", period: "|项目期", id: "t2")
    let found = try records([whole, cut])
    #expect(found.last?["period"]?.value == nil)
    #expect(found.last?["period"]?.flags.map(\.code) == [.valueLost])
    #expect(try records([cut]).first?["period"]?.flags == [])
  }

  @Test func `a level cut short is completed with a flag`() throws {
    let drawing = "项目名称|清淤|<|<\n主管部门|水务局|项目期|1年\n一级指标|二级指标|三级指标|指标值\n3-满意度指标|31-服务对象满|群众满意|≥90%"
    let record = try #require(try records([table(drawing)]).first)
    let level = record.groups.first?.items.first?.fields[1]
    #expect(level?.value == "服务对象满意度")
    #expect(level?.raw == "31-服务对象满")
    #expect(level?.flags.map(\.code) == [.textCut])
    #expect((level?.confidence ?? 1) < 0.9)
  }

  @Test func `two levels in one cell are a question`() throws {
    let drawing =
      "项目名称|清淤|<|<\n主管部门|水务局|项目期|1年\n一级指标|二级指标|三级指标|指标值\n产出指标|时效指标14-成本指标|按期率|≥90%"
    let record = try #require(try records([table(drawing)]).first)
    let level = record.groups.first?.items.first?.fields[1]
    #expect(level?.flags.map(\.code) == [.ambiguousReading])
  }

  @Test func `an amount that is none keeps its text`() throws {
    let record = try #require(
      try records([table("项目名称|清淤|<|<\n主管部门|水务局|年度资金总额|待定\n一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|长度|3米")])
        .first)
    #expect(record["annual_total"]?.value == "待定")
    #expect(record["annual_total"]?.flags.map(\.code) == [.typeMismatch])
  }

  @Test func `a self-evaluation is no target form`() throws {
    let drawing = "项目名称|清淤|<|<\n主管部门|水务局|实施单位|河道所\n一级指标|二级指标|三级指标|实际完成值"
    #expect(try records([table(drawing)]).allSatisfy { $0.kind != "project_target" })
  }
}
