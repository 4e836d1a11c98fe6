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

  @Test func `a sliver of a column at the edge of the part that goes on stays inside the table`() {
    var first = PageDrawing(number: 1)
    first.table([header, ["水费", "1", "2"]], top: 80, columns: [150, 100, 100])
    var second = PageDrawing(number: 2)
    second.table(
      [["邮电费", "5", "6", ""], ["差旅费", "7", "8", ""]], top: 80, columns: [150, 100, 98, 3.8])
    let tables = TableFinder().layout(of: [first.page, second.page]).tables
    #expect(tables.map(\.rowCount) == [4])
    for table in tables {
      #expect(table.cells.allSatisfy { $0.columns.upperBound <= table.columnCount })
      let units = table.cells.flatMap { cell in
        cell.rows.flatMap { row in cell.columns.map { [row, $0] } }
      }
      #expect(Set(units).count == units.count)
      #expect(units.count == table.rowCount * table.columnCount)
    }
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

  @Test func `a form's first row alone at a page's foot belongs to the form`() {
    let rest = [
      ["主管部门", "乙", "实施单位", "丙"], ["项目总额", "5.00", "<", "<"], ["目标", "完成全部工作", "<", "<"],
    ]
    var first = PageDrawing(number: 1)
    first.table([["项目名称", "甲"], ["主管部门", "乙"], ["目标", "做完"]], top: 80, columns: [100, 300])
    first.write("项目支出绩效目标表", centre: 260, top: 700, size: 16)
    first.table([["项目名称", "丁"]], top: 740, columns: [100, 300])
    var second = PageDrawing(number: 2)
    second.table(rest, top: 70, columns: [100, 100, 100, 100])
    let tables = TableFinder().layout(of: [first.page, second.page]).tables
    #expect(tables.map(\.title) == [nil, "项目支出绩效目标表"])
    #expect(tables.last?.rowCount == 4)
    #expect(tables.last?.cells.first { $0.row == 0 && $0.column == 1 }?.text == "丁")
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

  @Test func `a title and unit in the grid begin a new table`() {
    let body = [header, ["水费", "1", "2"]]
    let layout = TableFinder().layout(
      of: pages(
        [["部门支出总表", "<", "<"], ["单位：万元", "<", "<"]] + body,
        [["基金预算支出表", "<", "<"], ["单位：元", "<", "<"]] + body))
    #expect(layout.tables.map(\.title) == ["部门支出总表", "基金预算支出表"])
    #expect(layout.tables.map(\.unit) == ["万元", "元"])
    #expect(layout.tables.map(\.headerRows) == [3, 3])
  }

  @Test func `tables with titles in the grid at the same height are not joined side by side`() {
    let drawn = ["部门支出总表", "基金预算支出表"].enumerated().map { number, title in
      var page = PageDrawing(number: number + 1)
      page.table(
        [[title, "<", "<"], header, ["水费", "1", "2"]], top: 60, columns: [150, 100, 100])
      return page.page
    }
    #expect(TableFinder().layout(of: drawn).tables.map(\.columnCount) == [3, 3])
  }

  @Test func `a title printed again in the grid of the next page goes on`() {
    let head = [["部门支出总表", "<", "<"], header]
    let table = only(
      pages(head + [["水费", "1", "2"], ["电费", "1", "2"]], head + [["邮电费", "5", "6"]]))
    #expect(table?.rowCount == 5)
  }

  @Test func `a page number in the side margin does not keep a table from going on`() {
    let drawn = (1...2).map { number in
      var page = PageDrawing(number: number)
      page.write("\(number)", left: 28, top: number == 1 ? 800 : 100)
      page.table(
        number == 1 ? [header, ["水费", "1", "2"]] : [["电费", "5", "6"], ["另", "7", "8"]],
        left: 60, top: number == 1 ? 700 : 120, columns: [150, 100, 100])
      return page.page
    }
    let table = only(drawn)
    #expect(table?.rowCount == 4)
  }

  @Test func `a row left open at the break is one row however short its last line`() {
    var upper = PageDrawing(number: 1)
    upper.table(
      [header, ["水费", "1", "2"], ["电费", "1", "2"], ["机关事业单位", "3", "4"]], top: 600,
      columns: [200, 100, 100], openSides: ["bottom"])
    var lower = PageDrawing(number: 2)
    lower.table(
      [["养老保险", "", ""], ["邮电费", "5", "6"]], top: 60, columns: [200, 100, 100],
      openSides: ["top"])
    let table = only([upper.page, lower.page])
    #expect(table?.rowCount == 5)
    #expect(table?.cells.contains { $0.text == "机关事业单位养老保险" } == true)
  }

  @Test func `a lone name after the break where all rows have figures is flagged`() {
    let rows = (1...8).map { ["费用\($0)", "1", "2"] }
    let table = only(
      pages(
        [header] + rows + [["机关事业单位", "3", "4"]], [["养老保险", "", ""], ["邮电费", "5", "6"]],
        columns: [200, 100, 100]))
    let flagged = table?.cells.filter { !$0.flags.isEmpty }
    #expect(flagged?.map(\.text) == ["机关事业单位", "养老保险"])
    #expect(flagged?.allSatisfy { $0.confidence < 0.9 } == true)
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
