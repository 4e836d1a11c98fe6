import PageModel
import Repair
import Testing

private func repaired(_ tables: Table..., blocks: [Block] = []) -> RepairedLayout {
  Repairer(vocabulary: FormWords.vocabulary).repaired(Layout(tables: tables, blocks: blocks))
}

private let head = "项目名称 | 读书活动 | |"
private let header = "一级指标 | 二级指标 | 三级指标 | 指标值"

@Suite struct WorseForms {
  @Test func `a level label printed over two rows is one label`() {
    let table = repaired(
      sketch(
        head, header, "产出 | 数量指标 | 读书会场次 | ≥8场", "指标 | 质量指标 | 出席率 | ≥90%",
        "满意度指标 | 服务对象满意度 | 读者满意度 | ≥95%")
    ).layout.tables[0]
    #expect(table.slots[3] == ["产出指标", "质量指标", "出席率", "≥90%"])
    #expect(table.cell(3, 0)?.row == 2)
  }

  @Test func `two whole labels below each other stay two`() {
    let table = repaired(
      sketch(
        head, header, "产出指标 | 数量指标 | 读书会场次 | ≥8场", " | 质量指标 | 出席率 | ≥90%",
        "满意度指标 | 满意度指标 | 读者满意度 | ≥95%")
    ).layout.tables[0]
    #expect(table.slots[3][1] == "质量指标")
    #expect(table.slots[4][0] == "满意度指标")
  }

  @Test func `a header label level with the second line of its neighbours is a header label`() {
    let table = repaired(
      sketch(
        head, "一级 | 二级 | |", "指标 | 指标 | 三级指标 | 指标值",
        "产出指标 | 数量指标 | 读书会场次 | ≥8场", "成本指标 | 活动费用 | ≤4万元 |")
    ).layout.tables[0]
    #expect(table.slots[1] == ["一级指标", "二级指标", "三级指标", "指标值"])
    #expect(table.slots[3] == ["产出指标", "成本指标", "活动费用", "≤4万元"])
  }

  @Test func `the title of the next form ends the rows of this one`() {
    let table = repaired(
      sketch(
        head, header, "产出指标 | 数量指标 | 读书会场次 | ≥8场",
        "满意度指标 | 服务对象满意度 | 读者满意度 | ≥95%", "项目支出绩效目标表 | | | ", "(2025年) | | |",
        "项目名称 | 展览活动 | |", header, "产出指标 | 数量指标 | 展览场次 | ≥2场")
    ).layout.tables[0]
    #expect(table.slots[3][0] == "满意度指标")
    #expect(table.slots[4][0] == "项目支出绩效目标表")
  }

  @Test func `every row under a lost level label is a question with the only label it can be`() {
    let table = repaired(
      sketch(
        head, header, "产出指标 | 数量指标 | 读书会场次 | ≥8场", " | 经济效益指标 | 书店收入 | 增长",
        " | 社会效益指标 | 阅读习惯 | 改善", " | 生态效益指标 | 纸张节约 | ≥5%",
        "满意度指标 | 服务对象满意度 | 读者满意度 | ≥95%")
    ).layout.tables[0]
    for row in 3...5 {
      let cell = table.cell(row, 0)
      #expect(cell?.text == "")
      #expect(cell?.flags.map(\.code) == [.valueLost])
      #expect(cell?.alternatives == ["效益指标"])
    }
  }

  @Test func `a text alone below a whole row is a question, and so is the name above it`() {
    let table = repaired(
      sketch(
        head, header, "产出指标 | 数量指标 | 读书会和讲座 | ≥8场", " | | 举办场次 |", " | 质量指标 | 出席率 | ≥90%")
    ).layout.tables[0]
    #expect(table.cell(2, 2)?.alternatives == ["读书会和讲座举办场次"])
    #expect(table.cell(2, 2)?.flags.map(\.code) == [.ambiguousReading])
  }

  @Test func `labels at an edge that the whole document lost are lost values`() {
    let table = repaired(
      sketch(
        "项目名称 | 读书活动 | ", "主管部门 | 市图书馆 | 实施单位", "项目属性 | 经常性 | 项目期限", header)
    ).layout.tables[0]
    #expect(table.cell(1, 3)?.flags.map(\.code) == [.valueLost])
    #expect(table.cell(2, 3)?.flags.map(\.code) == [.valueLost])
  }

  @Test func `one indicator without a value among others has lost it`() {
    let table = repaired(
      sketch(
        head, header, "产出指标 | 数量指标 | 读书会场次 | ≥8场", " | | 参加人数 | ≥200人",
        " | 质量指标 | 出席率 |", " | 时效指标 | 完成时间 | 2025年底前", " | 成本指标 | 活动费用 | ≤4万元")
    ).layout.tables[0]
    #expect(table.cell(4, 3)?.text == "")
    #expect(table.cell(4, 3)?.flags.map(\.code) == [.valueLost])
    #expect(table.cell(3, 3)?.flags == [])
  }

  @Test func `a column of values that the whole document leaves blank has lost nothing`() {
    let table = repaired(
      sketch(
        head, header, "产出指标 | 数量指标 | 读书会场次 |", " | 质量指标 | 出席率 |",
        "满意度指标 | 服务对象满意度 | 读者满意度 |")
    ).layout.tables[0]
    #expect(table.cell(2, 3)?.flags.contains { $0.code == .valueLost } == false)
  }

  @Test func `a text torn by a page break goes on in the only line before the next rows`() {
    let block = Block(
      id: "b1", kind: .paragraph, text: "培养良好的阅读习惯。", regions: [.line(4, columns: 1...10)])
    let result = repaired(
      sketch(head, "年度目标 | 围绕全民阅读组织读书会展览和讲座等各类活动吸引读者参加， | |"),
      sketch(header, "产出指标 | 数量指标 | 读书会场次 | ≥8场", id: "t2", line: 6), blocks: [block])
    #expect(result.layout.tables.count == 1)
    #expect(
      result.layout.tables[0].cells.contains { $0.text.hasSuffix("吸引读者参加，培养良好的阅读习惯。") })
    #expect(result.layout.blocks.isEmpty)
  }
}

@Suite struct BlocksOfAmounts {
  private let vocabulary = RepairVocabulary(
    labels: [
      "项目名称": .text, "本级资金": .money, "资金总额": .money, "财政拨款": .money, "中央资金": .money, "地方资金": .money,
    ],
    firstLabels: ["项目名称"],
    sections: [
      .init(labels: ["本级资金"], members: ["资金总额", "财政拨款"], totals: ["资金总额"]),
      .init(labels: ["转移资金"], members: ["资金总额"], totals: ["资金总额"]),
    ])

  private func repaired(_ table: Table) -> Table {
    Repairer(vocabulary: vocabulary).repaired(Layout(tables: [table], blocks: [])).layout.tables[0]
  }

  @Test func `all labels of a block that stand one row low go up, not only its total`() {
    let table = repaired(
      sketch(
        "项目名称 | 甲 | | | | ", "本级资金 | 资金总额 | 5 | 转移资金 | | 12", " | 财政拨款 | 5 | | 资金总额 | 8",
        " | | | | 中央资金 | 4", " | | | | 地方资金 |"))
    #expect(table.slots[1][4] == "资金总额" && table.slots[1][5] == "12")
    #expect(table.slots[2][4] == "中央资金" && table.slots[2][5] == "8")
    #expect(table.slots[3][4] == "地方资金" && table.slots[3][5] == "4")
    #expect(table.cell(2, 5)?.flags.map(\.code) == [.ambiguousReading])
  }

  @Test func `the amount beside a block's label is the block's, not that of the label below`() {
    let table = repaired(
      sketch("项目名称 | 甲 | |", "本级资金 | | 5 |", " | 财政拨款 | 5 |", "转移资金 | | 12 |", " | 中央资金 | 8 |"))
    #expect(table.slots[1][0] == "本级资金")
    #expect(!table.slots[1].contains("财政拨款"))
    #expect(table.slots[2].contains("财政拨款"))
  }

  @Test func `a block's label without its end still heads the block`() {
    let table = repaired(
      sketch("项目名称 | 甲 | |", "本级资 | 资金总额 | 5 |", " | 财政拨款 | 5 |"))
    #expect(table.cell(1, 0)?.text == "本级资金")
    #expect(table.cell(1, 0)?.rowSpan == 2)
  }
}

@Suite struct TwoSides {
  @Test func `a line of spending slid into the blank side of income goes back as a question`() {
    let table = repaired(
      sketch(
        "收 入 | | 支 出 |", "项目 | 预算数 | 项目 | 预算数", "一、财政拨款收入 | 600 | 一、教育支出 | 500",
        "二、事业收入 | 20 | 二、公共安全支出 | 30", "三、科学技术支出 | 90 | |", "收入总计 | 620 | 支出总计 | 620")
    ).layout.tables[0]
    #expect(table.slots[4] == ["", "", "三、科学技术支出", "90"])
    #expect(table.cell(4, 3)?.flags.map(\.code) == [.ambiguousReading])
    #expect(table.slots[5] == ["收入总计", "620", "支出总计", "620"])
  }
}
