import PageModel
import Tables
import TestSupport
import Testing

struct TableFinderTests {
  @Test func `a ruled table comes out with its cells, title and unit`() {
    var drawing = PageDrawing()
    drawing.write("2025年收支总表", centre: 300, top: 60, size: 16)
    drawing.write("单位：万元", left: 480, top: 86)
    drawing.table(
      [["项 目", "<", "预算数"], ["类", "款", "^"], ["201", "01", "12.50"]], top: 104,
      columns: [80, 80, 340])
    let layout = TableFinder().layout(of: [drawing.page])
    #expect(layout.tables.count == 1)
    #expect(layout.tables.first?.title == "2025年收支总表")
    #expect(layout.tables.first?.unit == "万元")
    #expect(layout.tables.first?.headerRows == 2)
    #expect(
      layout.tables.first?.cells.map(\.text) == ["项目", "预算数", "类", "款", "201", "01", "12.50"])
    #expect(layout.tables.first?.cells[0].raw == "项 目")
  }

  @Test func `a table that goes on over the page is one table without its repeated header`() {
    let header = ["项目", "预算数", "决算数"]
    var first = PageDrawing(number: 1)
    first.table(
      [header, ["水费", "1", "2"], ["电费", "3", "4"]], top: 700, columns: [100, 100, 100])
    var second = PageDrawing(number: 2)
    second.table([header, ["邮电费", "5", "6"]], top: 60, columns: [100, 100, 100])
    let layout = TableFinder().layout(of: [first.page, second.page])
    #expect(layout.tables.map(\.rowCount) == [4])
    #expect(layout.tables.first?.regions.count == 2)
  }
}
