import Foundation
import Labels
import PageModel
import TestSupport
import Testing

/// Forms as other provinces and countries publish them; departments and figures are invented.
@Suite struct ProvinceFormTests {
  private func records(_ tables: Table...) throws -> [Record] {
    Labeler(profiles: try ProfileLibrary.builtIn().profiles).records(
      in: Layout(tables: tables, blocks: []))
  }

  static let declaration = table(
    """
    项目名称|<|古渡口码头修缮|<|<|<|<|<|<|<
    主管部门及代码|<|[412]青禾市交通运输局|<|<|<|实施单位|<|青禾市港航中心|<
    项目属性|<|延续项目|<|<|<|项目期|<|3年|<
    项目资金（万元）|中期资金总额：|<|<|360.00|<|年度资金总额：|<|120.00|<
    ^|其中：财政拨款|<|<|300.00|<|其中：财政拨款|<|100.00|<
    ^|其他资金|<|<|60.00|<|其他资金|<|20.00|<
    总体目标|中期目标（2025年—2027年）|<|<|<|<|年度目标|<|<|<
    ^|目标1：修缮码头三座。|<|<|<|<|目标1：修缮码头一座。|<|<|<
    绩效指标|一级指标|二级指标|三级指标|指标值|<|二级指标|三级指标|<|指标值
    ^|产出指标|数量指标|指标1：修缮码头数量|3座|<|数量指标|指标1：修缮码头数量|<|1座
    ^|^|^|指标2：|<|<|^|指标2：|<|
    ^|^|质量指标|指标1：验收合格率|≥95%|<|质量指标|指标1：验收合格率|<|≥95%
    ^|满意度指标|服务对象满意度指标|指标1：船主满意度|≥90%|<|服务对象满意度指标|指标1：船主满意度|<|≥90%
    """, title: "项目支出绩效目标申报表（2025年度）")

  @Test func `a declaration with a medium term and a year beside it keeps the two apart`() throws {
    let record = try #require(try records(Self.declaration).first)
    #expect(record.kind == "project_target")
    #expect(
      record.values == [
        "project_name": "古渡口码头修缮", "department": "[412]青禾市交通运输局",
        "implementing_unit": "青禾市港航中心", "attribute": "延续项目", "period": "3年",
        "total": "360.00", "total_fiscal": "300.00", "total_other": "60.00",
        "annual_total": "120.00", "own_fiscal": "100.00", "own_other": "20.00",
        "total_goal": "目标1：修缮码头三座。", "annual_goal": "目标1：修缮码头一座。",
      ])
    #expect(record["annual_total"]?.number == ExactNumber(digits: 1_200_000))
    #expect(record["own_other"]?.unit == "元")
    let year = record.rows(of: "indicators", "level1", "level2", "level3", "target")
    #expect(
      year == [
        ["产出指标", "数量指标", "修缮码头数量", "1座"],
        ["产出指标", "质量指标", "验收合格率", "≥95%"],
        ["满意度指标", "服务对象满意度指标", "船主满意度", "≥90%"],
      ])
    #expect(record.rows(of: "life_indicators", "target").map(\.first) == ["3座", "≥95%", "≥90%"])
  }

  static let signs = table(
    """
    项目名称|城区路灯节能改造|<|<|<|<
    主管部门|青禾市城管局|<|项目实施单位|路灯管理所|<
    项目资金|资金总额|58.6|<|<|<
    ^|一般公共预算|50|<|<|<
    ^|其它资金|8.6|<|<|<
    年度总体目标|改造路灯1200盏，节电30%以上。|<|<|<|<
    一级指标|二级指标|三级指标|指标性质|指标值|度量单位
    成本指标|经济成本指标|改造总成本|≤|58.6|万元
    产出指标|数量指标|改造路灯数量|＝|1200|盏
    ^|时效指标|完成时间|定性|2025年9-10月|
    效益指标|生态效益指标|节电率|≥|30|%
    """, title: "青禾市市级部门预算项目绩效目标表", unit: "万元")

  @Test func `a target is put together from sign, number and unit in columns of their own`() throws
  {
    let record = try #require(try records(Self.signs).first)
    #expect(record.values["annual_total"] == "58.6")
    #expect(record.values["own_fiscal"] == "50")
    #expect(record.values["own_other"] == "8.6")
    #expect(
      record.rows(of: "indicators", "level1", "target") == [
        ["成本指标", "≤58.6万元"], ["产出指标", "＝1200盏"], ["产出指标", "2025年9-10月"],
        ["效益指标", "≥30%"],
      ])
    let targets = record.groups[0].items.map { item in item.fields.first { $0.name == "target" } }
    #expect(targets.map { $0?.type } == [.money, .count, .text, .percent])
    #expect(targets[0]?.number == ExactNumber(digits: 586_000))
    #expect(targets[1]?.unit == "盏")
  }

  static let department = table(
    """
    部门（单位）名称|青禾市档案馆|<|<|<|<
    部门职能概述|收集、保管和利用档案资料，对外提供查阅服务。|<|<|<|<
    年度主要任务|任务名称|主要内容|预算金额（万元）|<|<
    ^|^|^|总额|财政拨款|其他资金
    ^|馆藏数字化|扫描档案20万页|80|80|0
    ^|库房维护|更换空调机组|12.5|10|2.5
    年度总体目标|完成馆藏数字化二期。|<|<|<|<
    年度绩效指标|一级指标|二级指标|三级指标|<|指标值
    ^|产出指标|数量指标|扫描页数|<|≥20万页
    ^|效益指标|社会效益指标|查阅人次|<|稳步增长
    联系人|丁一|<|联系电话|010-00000000|<
    """, title: "部门整体支出绩效目标申报表")

  @Test func `a department's form has its duties, tasks and indicators`() throws {
    let record = try #require(try records(Self.department).first)
    #expect(record.kind == "department_target")
    #expect(record.values["department_name"] == "青禾市档案馆")
    #expect(record.values["duties"] == "收集、保管和利用档案资料，对外提供查阅服务。")
    #expect(record.values["annual_goal"] == "完成馆藏数字化二期。")
    #expect(record.values["contact"] == "丁一")
    #expect(
      record.rows(of: "tasks", "task", "content", "amount", "fiscal", "other") == [
        ["馆藏数字化", "扫描档案20万页", "80", "80", "0"],
        ["库房维护", "更换空调机组", "12.5", "10", "2.5"],
      ])
    #expect(record.groups.first?.items[1].fields[2].number == ExactNumber(digits: 125_000))
    #expect(
      record.rows(of: "indicators", "level1", "level3", "target") == [
        ["产出指标", "扫描页数", "≥20万页"], ["效益指标", "查阅人次", "稳步增长"],
      ])
  }

  static let grant = table(
    """
    Project title|Harbour light restoration|<|<
    Applicant organisation|Quay Trust|Duration|24 months
    Total budget (EUR thousand)|1,250.5|<|<
    Requested funding|Total|EUR 1.000.000|<
    Own contribution|Total|€250,500|<
    Objective|Indicator|Target value|Unit
    Safety|Lights restored|12|lamps
    ^|Nights without failure|at least 360|nights
    Access|Visitors|growing|
    """, title: "Grant Application 2025")

  @Test func `an English form is read by the profile that the manual shows`() throws {
    var library = try ProfileLibrary.builtIn()
    try library.add(Manual.yaml(), file: "grant.yaml")
    let labeler = Labeler(profiles: library.profiles)
    let layout = Layout(tables: [Self.grant], blocks: [])
    let record = try #require(labeler.records(in: layout).first)
    #expect(record.profile == "en-grant-form/1")
    #expect(record.values["project_name"] == "Harbour light restoration")
    #expect(record["budget"]?.number == ExactNumber(digits: 1_250_500))
    #expect(record["budget"]?.unit == "EUR")
    #expect(record["own_total"]?.number == ExactNumber(digits: 250_500))
    // 1.000.000 is no number where points are decimal: the text stays, flagged.
    #expect(record["requested_total"]?.value == "EUR 1.000.000")
    #expect(record["requested_total"]?.number == nil)
    #expect(record["requested_total"]?.flags.map(\.code) == [.typeMismatch])
    #expect(
      record.rows(of: "indicators", "objective", "indicator", "target") == [
        ["Safety", "Lights restored", "12 lamps"],
        ["Safety", "Nights without failure", "at least 360 nights"],
        ["Access", "Visitors", "growing"],
      ])
  }
}

/// The manual's page on profiles.
enum Manual {
  /// The first YAML example.
  static func yaml() throws -> String {
    let page = try String(
      contentsOf: Project.folder.appending(path: "docs/profiles.md"), encoding: .utf8)
    let parts = page.components(separatedBy: "```yaml\n")
    return try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
  }
}
