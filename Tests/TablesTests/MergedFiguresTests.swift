import PageModel
import Tables
import TestSupport
import Testing

struct MergedFiguresTests {
  private let header = ["科目编码", "科目名称", "金额"]

  @Test func `figures of two rows between which a border is missing stay in their rows`() {
    var drawing = PageDrawing()
    drawing.table(
      [header, ["", "水费", "1"], ["^", "电费", "2"], ["203", "邮电费", "3"]], top: 100,
      columns: [100, 150, 100])
    drawing.write("20101", left: 60, top: 131)
    drawing.write("20102", left: 60, top: 155)
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(
      table?.cells.filter { $0.column == 0 }.map(\.text) == ["科目编码", "20101", "20102", "203"])
  }

  @Test func `figures of two columns between which a border is missing stay in their columns`() {
    var drawing = PageDrawing()
    drawing.table(
      [header, ["201", "5", "<"], ["202", "6", "7"]], top: 100, columns: [100, 150, 100])
    drawing.write("8", left: 310, top: 126)
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.cells.filter { $0.row == 1 }.map(\.text) == ["201", "5", "8"])
  }

  @Test func `a number wrapped in the middle of a tall cell stays one cell`() {
    var drawing = PageDrawing()
    drawing.table(
      [header, ["", "水费", "1"], ["^", "电费", "2"], ["203", "邮电费", "3"]], top: 100,
      columns: [100, 150, 100])
    drawing.write("20101", left: 60, top: 137)
    drawing.write("20102", left: 60, top: 149)
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.cells.first { $0.row == 1 }?.rowSpan == 2)
  }

  @Test func `two codes in one cell of a column that has one in each are flagged`() {
    var drawing = PageDrawing()
    drawing.table(
      [header, ["20101\n20102", "水费", "1"], ["202", "电费", "2"], ["203", "邮电费", "3"]], top: 100,
      columns: [100, 150, 100])
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    let flagged = table?.cells.filter { !$0.flags.isEmpty }
    #expect(flagged?.map(\.text) == ["20101 20102"])
    #expect(flagged?.allSatisfy { $0.confidence < 0.9 } == true)
  }
}
