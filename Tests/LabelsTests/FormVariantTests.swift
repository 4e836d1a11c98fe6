import Labels
import PageModel
import Testing

/// Ways to print a form that once were misread; departments and figures are invented.
@Suite struct FormVariantTests {
  private func record(_ table: Table) throws -> Record {
    let records = Labeler(profiles: try ProfileLibrary.builtIn().profiles).records(
      in: Layout(tables: [table], blocks: []))
    return try #require(records.first)
  }

  @Test func `a label on the first line of a cell has the lines below as its value`() throws {
    var form = table(
      """
      项目名称|<|水渠整修|<|<|<|<|<
      主管部门|<|水利厅|<|实施单位|<|灌区站|<
      总体目标|中期目标（2026年—2028年）目标1：完成清淤360公里。|<|<|年度目标目标1：完成清淤120公里。|<|<|<
      绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值
      ^|产出指标|数量指标|清淤长度|≥360公里|数量指标|清淤长度|≥120公里
      ^|^|质量指标|合格率||质量指标|合格率|≥98%
      """, title: "项目支出绩效目标表")
    for number in form.cells.indices {
      for label in ["中期目标（2026年—2028年）", "年度目标"] where form.cells[number].text.hasPrefix(label) {
        form.cells[number].raw = label + "\n" + form.cells[number].text.dropFirst(label.count)
      }
    }
    let record = try record(form)
    #expect(record["total_goal"]?.value == "目标1：完成清淤360公里。")
    #expect(record["annual_goal"]?.value == "目标1：完成清淤120公里。")
    #expect(record.rows(of: "indicators", "target") == [["≥120公里"], ["≥98%"]])
    // The columns of the halves do not lie under the goals exactly; a blank target keeps its row.
    #expect(record.rows(of: "life_indicators", "target") == [["≥360公里"], [""]])
  }

  @Test func `a misread label beside all rows is no column, however like one it is read`() throws {
    let form = table(
      """
      项目名称|水渠整修|<|<|<
      主管部门|水利厅|<|实施单位|灌区站
      绩效指标一|一级指标|二级指标|三级指标|指标值
      ^|产出指标|数量指标|清淤长度|≥120公里
      ^|^|质量指标|合格率|≥98%
      ^|效益指标|社会效益指标|受益户数|3000户
      """, title: "项目支出绩效目标表")
    #expect(
      try record(form).rows(of: "indicators", "level3", "target") == [
        ["清淤长度", "≥120公里"], ["合格率", "≥98%"], ["受益户数", "3000户"],
      ])
  }

  @Test func `a direction beside a comparison sign begins no second half`() throws {
    let form = table(
      """
      项目名称|智慧校园|<|<|<|<|<
      主管部门|教育厅|<|实施单位|实验中学|<|<
      一级指标|二级指标|三级指标|指标性质|指标值|计量单位|指标方向
      产出指标|数量指标|设备套数|≥|80|套|正向
      产出指标|时效指标|完成时间|≤|12|月|反向
      """, title: "项目支出绩效目标表")
    let record = try record(form)
    #expect(record.groups.map(\.name) == ["indicators"])
    #expect(record.rows(of: "indicators", "target") == [["≥80套"], ["≤12月"]])
  }

  @Test func `signs of their own before each of two targets stay with their half`() throws {
    let form = table(
      """
      项目名称|智慧校园|<|<|<|<|<
      主管部门|教育厅|<|实施单位|实验中学|<|<
      一级指标|二级指标|三级指标|符号|指标值|符号|指标值
      产出指标|数量指标|设备套数|≥|80|≤|90
      """, title: "项目支出绩效目标表")
    let record = try record(form)
    #expect(record.rows(of: "life_indicators", "target") == [["≥80"]])
    #expect(record.rows(of: "indicators", "target") == [["≤90"]])
  }

  @Test func `a word that self-evaluations have as a label may be an indicator`() throws {
    let drawing = """
      部门名称|云岭市文旅局|<|<
      单位职能|负责文化和旅游工作。|<|<
      一级指标|二级指标|三级指标|目标值
      管理效率|预算管理|预算执行率|≥95%
      """
    let title = "部门整体支出绩效目标申报表"
    #expect(try record(table(drawing, title: title)).kind == "department_target")
    let evaluation = drawing.split(separator: "\n").map { line in
      line + (line.hasPrefix("一级") ? "|实际完成值" : "|<")
    }.joined(separator: "\n")
    #expect(try record(table(evaluation, title: title)).kind != "department_target")
  }

  @Test func `labels numbered by points or bare digits are known`() throws {
    let form = table(
      """
      1.1项目名称|1.2主管部门|1.3实施单位|1.4项目属性
      森林防火监测|林业局|防火办|新增
      2.1年度资金总额|2.2财政拨款|2.3其他资金|2.4上年结转
      86.40|80.00|（3.60）|10.00
      3年度总体绩效目标|<|<|<
      实现监测全覆盖。|<|<|<
      4.1.1一级指标|4.1.2二级指标|4.1.3三级指标|4.1.4指标值
      1-产出指标|11-数量指标|111监测点位数|≥45个
      """, title: "项目支出绩效目标填报表", unit: "万元", headerRows: 1)
    let record = try record(form)
    #expect(record.kind == "project_target")
    #expect(record["project_name"]?.value == "森林防火监测")
    #expect(record["own_other"]?.number == ExactNumber(digits: -36000))
    #expect(record["annual_goal"]?.value == "实现监测全覆盖。")
    #expect(
      record.rows(of: "indicators", "level1", "level2", "level3", "target") == [
        ["产出指标", "数量指标", "111监测点位数", "≥45个"]
      ])
  }

  @Test func `money from above is no money of the centre`() throws {
    let form = table(
      """
      项目名称|<|清淤|<
      主管部门|<|水务局|<
      项目资金（万元）|年度资金总额|100.00|<
      ^|上级资金|40.00|<
      ^|本级资金|35.00|<
      ^|其他资金|25.00|<
      一级指标|二级指标|三级指标|年度指标值
      产出指标|数量指标|清淤长度|≥100公里
      """, title: "项目支出绩效目标表")
    let record = try record(form)
    #expect(record["superior_total"]?.label == "上级资金")
    #expect(record["transfer_central"] == nil)
    #expect(record["own_total"]?.value == "35.00")
    #expect(record["own_other"]?.value == "25.00")
  }

  @Test func `a blank name that the form needs is flagged, a blank remark is not`() throws {
    let form = table(
      """
      项目名称||主管部门|水务局
      备注||实施单位|河道所
      一级指标|二级指标|三级指标|指标值
      产出指标|数量指标|清淤长度|≥100公里
      """, title: "项目支出绩效目标表")
    let record = try record(form)
    #expect(record["project_name"]?.flags.map(\.code) == [.valueMissing])
    #expect(record["remark"]?.flags == [])
  }

  @Test func `a total below tasks is no task`() throws {
    let form = table(
      """
      部门名称|临溪县档案馆|<|<|<
      部门职能|保管档案。|<|<|<
      任务名称|主要内容|总额（万元）|财政拨款（万元）|其他资金（万元）
      数字化|扫描|120.00|100.00|20.00
      金额合计||120.00|100.00|20.00
      """, title: "部门整体支出绩效目标表")
    let record = try record(form)
    #expect(record.rows(of: "tasks", "task") == [["数字化"]])
    #expect(record["tasks_total_amount"]?.number == ExactNumber(digits: 1_200_000))
  }
}
