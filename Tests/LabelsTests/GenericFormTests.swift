import Labels
import PageModel
import Testing

@Suite struct GenericFormTests {
  private func record(_ table: Table) throws -> Record? {
    Labeler(profiles: try ProfileLibrary.builtIn().profiles).records(
      in: Layout(tables: [table], blocks: [])
    ).first
  }

  @Test func `an unknown form is read by its printed labels`() throws {
    let drawing = """
      采购项目编号|QH-2025-07|采购方式|公开招标
      采购单位|青禾市图书馆|<|<
      预算金额（万元）|86.5|最高限价（元）|860,000
      联系人：丁一|<|联系电话：010-00000000|<
      需求概况|购置图书三千册，含上架服务。|<|<
      """
    let record = try #require(try record(table(drawing, title: "政府采购需求登记表")))
    #expect(record.kind == "form")
    #expect(record.profile == nil)
    #expect(record.values["采购单位"] == "青禾市图书馆")
    #expect(record["预算金额"]?.number == ExactNumber(digits: 865_000))
    #expect(record["最高限价"]?.number == ExactNumber(digits: 860_000))
    #expect(record.values["联系人"] == "丁一")
    #expect(record.values["需求概况"] == "购置图书三千册，含上架服务。")
  }

  @Test func `labels over values and a table inside the form are read`() throws {
    let drawing = """
      申请单位|青禾市图书馆|<
      申请日期|批准文号|申请金额
      2025-03-01|青财2025-17号|12.5万元
      说明|用于书架更新，分两批实施。|<
      品名|数量|金额
      书架|40|8万元
      书柜|9|4.5万元
      """
    let record = try #require(try record(table(drawing, title: "资产购置申请表")))
    #expect(record.values["申请日期"] == "2025-03-01")
    #expect(record["申请金额"]?.number == ExactNumber(digits: 125_000))
    #expect(record.rows(of: "rows", "品名", "金额") == [["书架", "8万元"], ["书柜", "4.5万元"]])
  }

  @Test func `a table of records under a header is no form`() throws {
    let drawing = "姓名|职务|电话|备注\n丁一|馆长|010-0000|\n王二|馆员|010-0001|\n李三|馆员|010-0002|"
    #expect(try record(table(drawing, title: "通讯录", headerRows: 1)) == nil)
  }

  @Test func `rows under labels are read as rows where a cell stands over several of them`() throws
  {
    let drawing = """
      年度总体目标|建成云平台，降低费用。|<|<
      一级|二级|三级|目标值
      产出|数量|承担上云费用的系统数|≥1
      ^|质量|云平台可用性|≥90%
      效益|社会|数据集中程度|显著提升
      ^|经济|费用节约率|≥5%
      """
    let record = try #require(try record(table(drawing)))
    #expect(record.values == ["年度总体目标": "建成云平台，降低费用。"])
    #expect(
      record.rows(of: "rows", "一级", "二级", "三级", "目标值") == [
        ["产出", "数量", "承担上云费用的系统数", "≥1"], ["产出", "质量", "云平台可用性", "≥90%"],
        ["效益", "社会", "数据集中程度", "显著提升"], ["效益", "经济", "费用节约率", "≥5%"],
      ])
  }

  @Test func `a text with no place for a value beside it is no claim of a blank`() throws {
    let drawing = """
      采购单位|青禾市图书馆|<
      采购方式|公开招标|联系人
      采购编号|QH-2025-07|<
      """
    let record = try #require(try record(table(drawing, title: "登记表")))
    #expect(record["联系人"]?.value == nil)
    #expect(record["联系人"]?.flags.map(\.code) == [.valueMissing])
    #expect(record["采购单位"]?.flags.isEmpty == true)
  }
}
