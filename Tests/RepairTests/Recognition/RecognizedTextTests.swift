import PageModel
import Repair
import Testing

/// A table read from an image: each text with its confidence and other readings.
private func scanned(
  _ rows: [[(text: String, confidence: Double, alternatives: [String])]], id: String = "t1"
) -> Table {
  let box = Box(left: 0, top: 0, right: 10, bottom: 10)
  var cells: [Cell] = []
  for (row, texts) in rows.enumerated() {
    for (column, text) in texts.enumerated() {
      cells.append(
        Cell(
          row: row, column: column, text: text.text, place: .page(1, box),
          confidence: text.confidence, alternatives: text.alternatives))
    }
  }
  return Table(
    id: id, regions: [.page(1, box)], rowCount: rows.count,
    columnCount: rows.map(\.count).max() ?? 0, cells: cells, origin: .pixelRulings)
}

private func sure(_ text: String) -> (text: String, confidence: Double, alternatives: [String]) {
  (text, 0.99, [])
}

private func repaired(_ table: Table) -> RepairedLayout {
  Repairer(vocabulary: FormWords.vocabulary).repaired(Layout(tables: [table], blocks: []))
}

struct RecognizedTextTests {
  /// Rows that name the place often enough to be the document's word.
  private let others = [
    [sure("某某基地网络运行费"), sure("5")], [sure("某某基地网络改造费"), sure("6")],
    [sure("某某基地网络租赁费"), sure("7")],
  ]

  @Test func `a reading the document bears out takes the place of a doubtful one`() {
    let layout = repaired(
      scanned(others + [[("某某基地园络维护费", 0.6, ["某某基地网络维护费"]), sure("8")]]))
    let cell = layout.layout.tables[0].cells.first { $0.row == 3 }
    #expect(cell?.text == "某某基地网络维护费")
    #expect(cell?.raw == "某某基地园络维护费")
    #expect(cell?.repairs.contains("recognized_text") == true)
    #expect(layout.corrections.contains { $0.before == "某某基地园络维护费" })
  }

  @Test(arguments: [
    (["一级指标", "-级指标", "三级指标", "指标值"], "二级指标"), (["级指标", "二级指标", "三级指标", "指标值"], "一级指标"),
    (["一级指标", "一级指标", "三级指标", "指标值"], "二级指标"), (["一级指标", "-级指标", "二级指标", "指标值"], "-级指标"),
    (["三级指标", "-级指标", "指标值", "备注"], "-级指标"),
  ])
  func `a level's numeral is what the labels beside it leave`(labels: [String], read: String) {
    let place = labels.firstIndex(of: "级指标") ?? 1
    let header = labels.enumerated().map {
      ($0.element, $0.offset == place ? 0.7 : 0.99, [String]())
    }
    let table = repaired(scanned([header, labels.map { _ in sure("甲") }])).layout.tables[0]
    #expect(table.cells.first { $0.row == 0 && $0.column == place }?.text == read)
  }

  @Test(arguments: ["其中;财政拨款", "其中,财政拨款"])
  func `a colon stands behind 其中`(read: String) {
    let table = repaired(scanned([[(read, 0.99, []), sure("72.00")]])).layout.tables[0]
    #expect(table.cells.first?.text == "其中：财政拨款")
  }

  @Test func `a reading nothing bears out stays with its doubt`() {
    let cell = repaired(
      scanned(others + [[("乡村园圃维护费", 0.6, ["乡村网圃维护费"]), sure("8")]])
    ).layout.tables[0].cells.first { $0.row == 3 }
    #expect(cell?.text == "乡村园圃维护费")
    #expect(cell?.confidence == 0.6)
  }

  @Test func `a reading with words that stand but once elsewhere is a question`() {
    let rows = [[sure("某某基地网络运行费"), sure("5")]]
    let cell = repaired(
      scanned(rows + [[("乡村基地园络维护费", 0.95, ["乡村基地网络维护费"]), sure("8")]])
    ).layout.tables[0].cells.first { $0.row == 1 }
    #expect(cell?.text == "乡村基地园络维护费")
    #expect(cell?.alternatives.first == "乡村基地网络维护费")
    #expect(cell?.flags.map(\.code) == [.ambiguousReading])
    #expect((cell?.confidence ?? 1) < 0.9)
  }

  @Test func `what was read surely is never changed`() {
    let cell = repaired(
      scanned(others + [[("某某基地园络维护费", 0.99, ["某某基地网络维护费"]), sure("8")]])
    ).layout.tables[0].cells.first { $0.row == 3 }
    #expect(cell?.text == "某某基地园络维护费")
  }

  @Test func `a digit is changed by no vocabulary`() {
    let rows = [
      [sure("租赁12个月"), sure("1")], [sure("租赁12个月"), sure("2")], [sure("租赁12个月"), sure("3")],
    ]
    let cell = repaired(scanned(rows + [[("租赁17个月", 0.6, ["租赁12个月"]), sure("4")]]))
      .layout.tables[0].cells.first { $0.row == 3 }
    #expect(cell?.text == "租赁17个月")
  }

  @Test func `text that was not recognised is left alone`() {
    var table = scanned(others + [[("某某基地园络维护费", 0.6, ["某某基地网络维护费"]), sure("8")]])
    table.origin = .delimitedText
    #expect(
      repaired(table).layout.tables[0].cells.first { $0.row == 3 }?.text == "某某基地园络维护费")
    var embedded = scanned(others + [[("某某基地园络维护费", 0.6, []), sure("8")]])
    embedded.origin = .vectorRulings
    #expect(
      repaired(embedded).layout.tables[0].cells.first { $0.row == 3 }?.text == "某某基地园络维护费")
  }

  @Test func `a label but for one doubtful character is the label`() {
    let table = scanned([
      [sure("项目名称"), sure("读书活动")],
      [("财政扫款", 0.5, ["财政抽款"]), sure("5.00")], [sure("资金总额"), sure("5.00")],
    ])
    let cells = repaired(table).layout.tables[0].cells
    #expect(cells.contains { $0.text == "财政拨款" && $0.repairs.contains("recognized_text") })
  }
}
