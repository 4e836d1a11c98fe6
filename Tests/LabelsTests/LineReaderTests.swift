import Labels
import PageModel
import Testing

@Suite struct LineReaderTests {
  private func record(_ table: Table) throws -> Record? {
    Labeler(profiles: try ProfileLibrary.builtIn().profiles).records(
      in: Layout(tables: [table], blocks: [])
    ).first
  }

  @Test func `both halves of a side-by-side table are named by their headers`() throws {
    let drawing = """
      收入|<|支出|<|<
      项目|预算数|项目（按功能分类）|预算数|<
      ^|^|^|小计|基金
      一、本年收入|602.28|一、本年支出|1,278.78|
       | | | |
      收入总计|602.28|支出总计|602.28|
      """
    let record = try #require(
      try record(table(drawing, title: "财政拨款收支预算总表", unit: "万元", headerRows: 3)))
    #expect(record.kind == "budget_table")
    let items = try #require(record.groups.first?.items)
    #expect(items.count == 2)
    #expect(
      items[0].fields.map(\.name) == ["收入/项目", "收入/预算数", "支出/项目（按功能分类）", "支出/预算数/小计"])
    #expect(items[0].fields[3].number == ExactNumber(digits: 12_787_800))
    #expect(items[0].fields[3].id == "r1.lines.1.支出/预算数/小计")
  }

  @Test func `codes stay texts and a merged total is the name of its line`() throws {
    let drawing = """
      项目|<|<|<|支出预算|<
      功能分类科目编码|<|<|功能分类科目名称|合计|基本支出
      类|款|项|^|^|^
      208|05|02|事业单位离退休|538,440|538,440
      合计|<|<|<|538,440|538,440
      """
    let record = try #require(
      try record(table(drawing, title: "支出预算总表", unit: "元", headerRows: 3)))
    let items = try #require(record.groups.first?.items)
    #expect(items[0].fields.map(\.value) == ["208", "05", "02", "事业单位离退休", "538,440", "538,440"])
    #expect(items[0].fields[0].type == .code)
    #expect(items[1].fields[0].name == "项目/功能分类科目名称")
    #expect(items[1].fields[1].number == ExactNumber(digits: 538_440))
  }

  @Test func `columns with one header path are numbered`() throws {
    let drawing = "经济分类科目编码|科目名称|决算数|经济分类科目编码|科目名称|决算数\n301|工资福利支出|4816.14|302|商品和服务支出|440.90"
    let record = try #require(
      try record(table(drawing, title: "一般公共预算财政拨款基本支出决算表", unit: "万元", headerRows: 1)))
    let fields = try #require(record.groups.first?.items.first?.fields)
    #expect(fields.map(\.name).suffix(3) == ["经济分类科目编码#2", "科目名称#2", "决算数#2"])
    #expect(Set(fields.map(\.id)).count == 6)
  }

  @Test func `a list of units is no budget table`() throws {
    let drawing = "序号|单位名称|备注\n1|青禾市水务局（本级）|\n2|青禾市河道所|"
    #expect(try record(table(drawing, title: "部门决算单位构成", headerRows: 1)) == nil)
  }
}
