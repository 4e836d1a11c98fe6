import PageModel
import Repair
import Testing

private func repaired(_ tables: Table..., blocks: [Block] = []) -> RepairedLayout {
  Repairer(vocabulary: FormWords.vocabulary).repaired(Layout(tables: tables, blocks: blocks))
}

private let head = "项目名称 | 读书活动 | |"
private let header = "一级指标 | 二级指标 | 三级指标 | 指标值"

@Suite struct TextRules {
  @Test func `leaked tags and entities are removed and flagged`() {
    let cell = repaired(sketch("甲 | <p>好&nbsp;的 &lt;5</p>")).layout.tables[0].cells[1]
    #expect(cell.text == "好的 <5" || cell.text == "好的<5")
    #expect(cell.raw == "<p>好&nbsp;的 &lt;5</p>")
    #expect(cell.flags.map(\.code) == [.markupRemoved])
  }

  @Test func `a comparison is no tag`() {
    #expect(repaired(sketch("甲 | <5 且 >3")).layout.tables[0].cells[1].text == "<5且>3")
  }

  @Test func `blanks between English words stay, those in Chinese go`() {
    let cells = repaired(sketch("工业 占 GDP 比重 | deep learning | ≥ 50次 | 1 年")).layout.tables[0].cells
    #expect(cells.map(\.text) == ["工业占GDP比重", "deep learning", "≥50次", "1年"])
  }

  @Test func `words that stand twice are a question with both readings`() {
    let cell = repaired(sketch("甲 | 完成道路养护工作完成道路养护工作")).layout.tables[0].cells[1]
    #expect(cell.text == "完成道路养护工作")
    #expect(cell.alternatives == ["完成道路养护工作完成道路养护工作"])
    #expect(cell.confidence < 0.9)
  }
}

@Suite struct TableRules {
  @Test func `a title, year and unit in the first rows are told from the data`() {
    let table = repaired(
      sketch("部门收支总表 | | ", "(2026年) | | ", "单位：万元 | | ", "甲 | 1 | 2", "乙 | 3 | 4")
    )
    .layout.tables[0]
    #expect(table.title == "部门收支总表")
    #expect(table.unit == "万元")
    #expect(table.cells[0].columnSpan == 3)
    #expect(table.rowCount == 5)
  }

  @Test func `parts that only blank lines set apart are one table`() {
    let result = repaired(
      sketch("项目 | 金额", "甲 | 1"), sketch("乙 | 2", "丙 | 3", id: "t2", line: 4))
    #expect(result.layout.tables.count == 1)
    #expect(result.layout.tables[0].rowCount == 4)
    #expect(result.corrections.contains { $0.rule == "joined_fragments" })
  }

  @Test func `tables with text between stay two`() {
    let block = Block(id: "b1", kind: .heading, text: "乙表", regions: [.line(3, columns: 1...2)])
    let result = repaired(
      sketch("项目 | 金额", "甲 | 1"), sketch("项目 | 金额", "丙 | 3", id: "t2", line: 4), blocks: [block])
    #expect(result.layout.tables.count == 2)
  }

  @Test func `a page number between two parts does not keep them apart`() {
    let block = Block(
      id: "b1", kind: .paragraph, text: "- 3 -", regions: [.line(3, columns: 1...5)])
    let result = repaired(
      sketch("项目 | 金额", "甲 | 1"), sketch("乙 | 2", id: "t2", line: 5), blocks: [block])
    #expect(result.layout.tables.count == 1)
  }

  @Test func `header groups span their sub-headers and lone headers span down`() {
    let table = repaired(
      sketch("科目 | 预算数 | | 备注", " | 小计 | 基本支出 | ", "甲 | 3 | 3 | ", "乙 | 4 | 4 | ")
    )
    .layout.tables[0]
    #expect(table.headerRows == 2)
    #expect(table.cell(0, 2)?.text == "预算数")
    #expect(table.cell(1, 0)?.text == "科目")
    #expect(table.cell(1, 3)?.text == "备注")
  }

  @Test func `groups printed out of place stand over their own sub-headers again`() {
    let table = repaired(
      sketch("上年 | | 本年 | | | ", "合计 | 公车 | 接待 | 合计 | 公车 | 接待", "8.5 | 2 | 9 | 4 | 1 | 6")
    )
    .layout.tables[0]
    #expect(table.cell(0, 2)?.text == "上年")
    #expect(table.cell(0, 3)?.text == "本年")
  }

  @Test func `a line of figures that slid left goes back under its columns`() {
    let result = repaired(
      sketch(
        "编码 | 名称 | 合计 | 基本", "30101 | 工资 | 3.5 | 2.1", "30102 | 津贴 | 4.5 | 2.2",
        "30103 | 奖金 | 5.5 | 2.3", "30104 | 其他 | 6.5 | 2.4", "总计 | 20.0 | 9.0 | "))
    #expect(result.layout.tables[0].slots.last == ["", "总计", "20.0", "9.0"])
    #expect(result.layout.tables[0].cell(5, 1)?.flags.first?.code == .rowShifted)
  }

  @Test func `a label and its amount in one cell are two where the next is blank`() {
    let table = repaired(
      sketch("项目 | 预算数", "收入 | 12.5", "支出 | 12.5", "支出总计:1278.78 | ")
    ).layout.tables[0]
    #expect(table.slots.last == ["支出总计", "1278.78"])
    // The column may be another one's: both are to be looked at.
    #expect(table.cells.suffix(2).allSatisfy { $0.flags.map(\.code) == [.ambiguousReading] })
  }
}

@Suite struct FormRules {
  @Test func `a row that slid left by one goes back and says so`() {
    let result = repaired(
      sketch(head, header, "产出指标 | 数量指标 | 开放天数 | ≥300天", "成本指标 | 活动经费 | ≤5万元 | "))
    #expect(result.layout.tables[0].slots[3] == ["产出指标", "成本指标", "活动经费", "≤5万元"])
    #expect(result.layout.tables[0].cell(3, 2)?.flags.map(\.code) == [.rowShifted])
    #expect(result.corrections.contains { $0.rule == "shifted_row" && $0.confidence >= 0.9 })
  }

  @Test func `a label cut short is completed and flagged`() {
    let table = repaired(sketch(head, header, "3-满意度指标 | 31-服务对象满 | 读者满意度 | ≥95%")).layout.tables[0]
    #expect(table.cell(2, 1)?.text == "31-服务对象满意度指标")
    #expect(table.cell(2, 1)?.raw == "31-服务对象满")
    #expect(table.cell(2, 1)?.flags.first?.code.rawValue == "text_cut")
  }

  @Test func `a level label that is nowhere in the form is lost, not carried from above`() {
    let table = repaired(
      sketch(head, header, "产出指标 | 数量指标 | 开放天数 | ≥300天", " | 经济效益指标 | 门票收入 | ≥2万元")
    )
    .layout.tables[0]
    let label = table.cell(3, 0)
    #expect(label?.text == "")
    #expect(label?.flags.first?.code == .valueLost)
  }

  @Test func `a blank that siblings fill is lost, one that they leave blank is blank`() {
    let whole = ["甲", "乙", "丙"].enumerated().map { place, name in
      sketch(
        "项目名称 | \(name) | | ", "主管部门 | 文旅局 | 项目期限 | 1年", "项目属性 | 新增 | 项目年度金额 | 3\(place)",
        "项目主管处室 | | 备注 | ", header, "产出指标 | 数量指标 | 次数 | 3次", id: "t\(place)", line: place * 20 + 1)
    }
    let cut = sketch(
      "项目名称 | 丁 | | ", "主管部门 | 文旅局 | 项目期限 | ", "项目属性 | 新增 | 项目年度金额 | ",
      "项目主管处室 | | 备注 | ", header, "产出指标 | 数量指标 | 次数 | 3次", id: "t9", line: 100)
    let result = Repairer(vocabulary: FormWords.vocabulary).repaired(
      Layout(tables: whole + [cut], blocks: []))
    let table = result.layout.tables[3]
    #expect(table.cell(1, 3)?.flags.map(\.code) == [.valueLost])
    #expect(table.cell(2, 3)?.flags.map(\.code) == [.valueLost])
    #expect(table.cell(3, 1)?.flags.isEmpty == true)
    #expect(table.cell(2, 3)?.text == "")
    #expect(result.layout.tables[0].cells.allSatisfy { $0.flags.isEmpty })
  }

  @Test func `a value on a row of its own goes back to the label above it`() {
    let table = repaired(
      sketch(
        "项目名称 | 读书活动 | | ", "项目属性 | 新增 | 项目期限 | ", "1年 | | | ", header,
        "产出指标 | 数量指标 | 次数 | 3次")
    ).layout.tables[0]
    #expect(table.slots[1] == ["项目属性", "新增", "项目期限", "1年"])
    #expect(table.rowCount == 4)
  }

  @Test func `a block without a column for its values gets blank places beside its labels`() {
    let table = repaired(
      sketch(
        "项目名称 | 读书活动 | | ", "其中：本级资金 | 资金总额 | 50 | 其中：转移市县资金",
        " | 其中：财政拨款 | 50 | 其中：中央资金", " | 其他资金 | | 自治区资金", header,
        "产出指标 | 数量指标 | 次数 | 3次")
    ).layout.tables[0]
    #expect(table.columnCount == 5)
    #expect(table.cell(2, 4)?.text == "")
    #expect(table.cell(1, 2)?.text == "50")
    #expect(table.cell(3, 0)?.text == "其中：本级资金")
  }
}

@Suite struct Explaining {
  @Test func `the explanation shows both grids and names each repair`() {
    let before = Layout(
      tables: [sketch(head, header, "产出指标 | 数量指标 | 天数 | 3天", "质量指标 | 完好率 | 98% | ")], blocks: [])
    let after = Repairer(vocabulary: FormWords.vocabulary).repaired(before)
    let text = explanation(before: before, after: after)
    #expect(text.contains("Before:"))
    #expect(text.contains("shifted_row"))
    #expect(text.contains("质量指标*"))
  }

  @Test func `a table with nothing to repair is told so`() {
    let layout = Layout(tables: [], blocks: [])
    #expect(explanation(before: layout, after: RepairedLayout(layout: layout)).isEmpty)
  }
}
