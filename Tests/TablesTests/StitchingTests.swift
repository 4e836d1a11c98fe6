import PageModel
import Tables
import TestSupport
import Testing

struct StitchingTests {
  private let header = ["项目", "预算数", "决算数"]

  @Test func `a table that goes on is one table without its repeated header`() {
    let table = only(
      pages([header, ["水费", "1", "2"], ["电费", "3", "4"]], [header, ["邮电费", "5", "6"]]))
    #expect(table?.rowCount == 4)
    #expect(table?.regions.count == 2)
  }

  @Test func `a table that goes on without its header is one table`() {
    let table = only(pages([header, ["水费", "1", "2"]], [["邮电费", "5", "6"], ["差旅费", "7", "8"]]))
    #expect(table?.cells.map(\.text).suffix(3) == ["差旅费", "7", "8"])
  }

  @Test func `a title between two tables keeps them apart`() {
    var first = PageDrawing(number: 1)
    first.table([header, ["水费", "1", "2"]], top: 700, columns: [150, 100, 100])
    var second = PageDrawing(number: 2)
    second.write("另一个表", centre: 225, top: 90, size: 16)
    second.table([header, ["邮电费", "5", "6"]], top: 120, columns: [150, 100, 100])
    let tables = TableFinder().layout(of: [first.page, second.page]).tables
    #expect(tables.map(\.title) == [nil, "另一个表"])
  }

  @Test func `page numbers and running headers between do not keep a table from going on`() {
    let drawn = (1...3).map { number in
      var page = PageDrawing(number: number)
      page.write("某某局2025年度部门预算", left: 60, top: 30, size: 9)
      page.table(
        number == 1
          ? [header, ["水费", "1", "2"]] : [["费用\(number)", "5", "6"], ["另", "7", "8"]],
        top: 80, columns: [150, 100, 100])
      page.write("— \(number) —", centre: 297, top: 800)
      return page.page
    }
    let layout = TableFinder().layout(of: drawn)
    #expect(layout.tables.map(\.rowCount) == [6])
    #expect(Set(layout.blocks.map(\.kind)) == [.pageHeader, .pageFooter])
  }

  @Test func `a form that begins with the label of the one before is a new table`() {
    let form = [["项目名称", "甲", "<", "<"], ["主管部门", "乙", "实施单位", "丙"], ["目标", "完成全部工作", "<", "<"]]
    let tables = TableFinder().layout(
      of: drawing(form, form, columns: [100, 100, 100, 100])
    ).tables
    #expect(tables.count == 2)
  }

  @Test func `a label that spans rows over the break is one cell`() {
    let table = only(
      pages(
        [["一级", "二级", "值"], ["产出", "数量", "3次"], ["^", "质量", "优"]],
        [["", "时效", "12月"], ["效益", "社会", "提升"], ["^", "生态", "改善"]]))
    let label = table?.cells.first { $0.text == "产出" }
    #expect(label?.rowSpan == 3)
  }

  @Test func `a blank value after the break stays a cell of its own`() {
    let table = only(pages([header, ["水费", "1", "2"]], [["电费", "", "4"], ["邮电费", "5", "6"]]))
    #expect(table?.cells.allSatisfy { $0.rowSpan == 1 } == true)
  }

  @Test func `a row cut by the break is one row`() {
    // Ten characters of ten points fill the hundred points of the first column.
    let table = only(
      pages(
        [header, ["水费", "1", "2"], ["电费", "1", "2"], ["机关事业单位职业年", "3", "4"]],
        [["金缴费支出", "", ""], ["邮电费", "5", "6"]], columns: [100, 100, 100]))
    #expect(table?.rowCount == 5)
    #expect(table?.cells.contains { $0.text == "机关事业单位职业年金缴费支出" } == true)
  }

  @Test func `a short text above a row with blanks does not swallow it`() {
    let table = only(
      pages(
        [header, ["水费", "1", "2"], ["电费", "1", "2"], ["职业年金", "3", "4"]],
        [["其中:在编", "", ""], ["邮电费", "5", "6"]], columns: [100, 100, 100]))
    #expect(table?.rowCount == 6)
  }

  @Test func `columns a little apart on two pages are the same columns`() {
    var first = PageDrawing(number: 1)
    first.table([header, ["水费", "1", "2"]], top: 700, columns: [100, 100, 100])
    var second = PageDrawing(number: 2)
    second.table(
      [["电费", "3", "4"], ["邮电费", "5", "6"]], left: 53, top: 60, columns: [98, 103, 99])
    let table = only([first.page, second.page])
    #expect(table?.columnCount == 3)
    #expect(table?.rowCount == 4)
  }

  @Test func `a column that fell off on the second page leaves blank cells and a flag`() {
    var first = PageDrawing(number: 1)
    first.table([header, ["水费", "1", "2"]], top: 700, columns: [100, 100, 100])
    var second = PageDrawing(number: 2)
    second.table([["电费", "3"], ["邮电费", "5"]], top: 60, columns: [100, 100])
    let table = only([first.page, second.page])
    #expect(table?.columnCount == 3)
    #expect(table?.cells.count == 12)
    #expect(table?.flags.map(\.code.rawValue) == ["column_missing"])
  }

  @Test func `sheets printed down then over are joined side by side`() {
    let left = [[["项目", "数"], ["水费", "1"]], [["电费", "2"], ["差旅费", "3"], ["会议费", "4"]]]
    let right = [[["备注"], ["按月"]], [["按季"], ["按年"], ["按次"]]]
    var drawn: [Page] = []
    for (index, rows) in (left + right).enumerated() {
      var page = PageDrawing(number: index + 1)
      page.table(
        rows, top: index % 2 == 0 ? 120 : 60, columns: rows[0].count == 2 ? [200, 150] : [90])
      drawn.append(page.page)
    }
    let table = only(drawn)
    #expect(table?.columnCount == 3)
    #expect(table?.cells.filter { $0.column == 2 }.map(\.text) == ["备注", "按月", "按季", "按年", "按次"])
    #expect(table?.regions.count == 4)
  }

  private func only(_ pages: [Page]) -> Table? {
    let tables = TableFinder().layout(of: pages).tables
    #expect(tables.count == 1)
    return tables.first
  }

  private func pages(
    _ first: [[String]], _ second: [[String]], columns: [Double] = [150, 100, 100]
  ) -> [Page] {
    drawing(first, second, columns: columns)
  }

  private func drawing(
    _ first: [[String]], _ second: [[String]], columns: [Double]
  ) -> [Page] {
    var upper = PageDrawing(number: 1)
    upper.table(first, top: 600, columns: columns)
    var lower = PageDrawing(number: 2)
    lower.table(second, top: 60, columns: columns)
    return [upper.page, lower.page]
  }
}
