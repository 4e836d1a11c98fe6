import PageModel
import Tables
import TestSupport
import Testing

struct SurroundingsTests {
  @Test func `a title of two lines is one title`() {
    let table = table { drawing in
      drawing.write("某某市某某区某某街道办事处二〇二六年部门项目支出", centre: 297, top: 50, size: 18)
      drawing.write("绩效目标表", centre: 297, top: 74, size: 18)
    }
    #expect(table?.title == "某某市某某区某某街道办事处二〇二六年部门项目支出绩效目标表")
  }

  @Test func `a recognised title of two lines is one title though its ink differs in height`() {
    var drawing = PageDrawing()
    drawing.write("某某市某某区某某街道办事处二〇二六年部门项目支出", centre: 297, top: 50, size: 18)
    drawing.write("绩效目标表", centre: 297, top: 74, size: 16.5)
    drawing.write("（2026年度）", centre: 297, top: 98, size: 12)
    drawing.table([["项目", "金额"], ["水费", "5"]], top: 120, columns: [250, 245])
    var page = drawing.page
    for word in page.words.indices {
      for glyph in page.words[word].glyphs.indices {
        page.words[word].glyphs[glyph].confidence = 0.97
      }
    }
    let table = TableFinder().layout(of: [page]).tables.first
    #expect(table?.title == "某某市某某区某某街道办事处二〇二六年部门项目支出绩效目标表")
    #expect(table?.captions == ["（2026年度）"])
    let printed = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(printed?.title == "绩效目标表")
  }

  @Test func `year, department and unit between title and table are captions and unit`() {
    let table = table { drawing in
      drawing.write("收支总表", centre: 297, top: 40, size: 18)
      drawing.write("（2026年度）", centre: 297, top: 66)
      drawing.write("编制部门：某某局", left: 50, top: 84)
      drawing.write("单位：元", left: 480, top: 84)
    }
    #expect(table?.title == "收支总表")
    #expect(table?.unit == "元")
    #expect(table?.captions == ["（2026年度）", "编制部门：某某局"])
  }

  @Test func `a year that lost one of its brackets is a caption still`() {
    let table = table { drawing in
      drawing.write("收支总表", centre: 297, top: 40, size: 18)
      drawing.write("12026年度）", centre: 297, top: 66)
    }
    #expect(table?.title == "收支总表")
    #expect(table?.captions == ["12026年度）"])
  }

  @Test func `a page number that was misread comes between no title and its table`() {
    var pages: [Page] = []
    for number in 1...4 {
      var drawing = PageDrawing(number: number)
      if number == 3 { drawing.write("收支总表", centre: 297, top: 730, size: 18) }
      drawing.table(
        [["项目", "金额"], ["水费", "5"]], top: number == 4 ? 60 : 100, columns: [250, 245])
      drawing.write(number == 3 ? "-行三一" : "-\(number)-", centre: 297, top: 790)
      var page = drawing.page
      for word in page.words.indices {
        for glyph in page.words[word].glyphs.indices {
          page.words[word].glyphs[glyph].confidence = 0.97
        }
      }
      pages.append(page)
    }
    let layout = TableFinder().layout(of: pages)
    #expect(layout.tables.last?.title == "收支总表")
    #expect(layout.blocks.first { $0.text == "-行三一" }?.kind == .pageFooter)
  }

  @Test func `the name of a department is no unit`() {
    let table = table { drawing in
      drawing.write("收支总表", centre: 297, top: 40, size: 18)
      drawing.write("编制单位：元宝山区财政局", left: 50, top: 84)
    }
    #expect(table?.unit == nil)
  }

  @Test func `a colon that was recognised as another mark still leads to the unit`() {
    let table = table { drawing in
      drawing.write("收支总表", centre: 297, top: 40, size: 18)
      drawing.write("单位，万元", left: 480, top: 84)
    }
    #expect(table?.unit == "万元")
  }

  @Test func `a mark before anything but a unit is no colon`() {
    let table = table { drawing in
      drawing.write("收支总表", centre: 297, top: 40, size: 18)
      drawing.write("单位，元月", left: 480, top: 84)
    }
    #expect(table?.unit == nil)
  }

  @Test func `a title at the foot of the page before is the title`() {
    var first = PageDrawing(number: 1)
    first.write("收支总表", centre: 297, top: 700, size: 18)
    var second = PageDrawing(number: 2)
    second.write("单位：万元", left: 450, top: 80)
    second.table([["项目", "金额"], ["水费", "5"]], top: 100, columns: [250, 245])
    let table = TableFinder().layout(of: [first.page, second.page]).tables.first
    #expect(table?.title == "收支总表")
    #expect(table?.unit == "万元")
  }

  @Test func `a title in the grid is the title`() {
    var drawing = PageDrawing()
    drawing.table(
      [["项目支出绩效目标表", "<"], ["（2026年）", "<"], ["项目名称", "道路养护"]], top: 100,
      columns: [150, 250])
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.title == "项目支出绩效目标表")
    #expect(table?.headerRows == 0)
  }

  @Test func `the heading of the section names a table without a title`() {
    let table = table { drawing in
      drawing.write("二、部门单位构成", left: 70, top: 30, size: 12)
      drawing.write("纳入本部门编制范围的单位包括：", left: 70, top: 70, size: 12)
    }
    #expect(table?.title == "部门单位构成")
  }

  @Test func `a unit and a note below belong to the table above`() {
    var drawing = PageDrawing()
    drawing.table([["项目", "金额"], ["水费", "5"]], top: 100, columns: [250, 245])
    drawing.write("单位：万元", left: 450, top: 152)
    drawing.write("注：本表反映收支情况。", left: 50, top: 168)
    let layout = TableFinder().layout(of: [drawing.page])
    #expect(layout.tables.first?.unit == "万元")
    #expect(layout.tables.first?.captions == ["注：本表反映收支情况。"])
  }

  @Test func `running text above a table is not its title`() {
    let table = table { drawing in
      drawing.write("本部门2026年收入预算为一千二百万元，其中财政拨款一千万元，", left: 70, top: 40, size: 12)
      drawing.write("其他收入二百万元。具体情况见下表。", left: 50, top: 60, size: 12)
    }
    #expect(table?.title == nil)
  }

  @Test func `tables side by side each have the title and unit that stand over them`() {
    var drawing = PageDrawing(width: 842, height: 595)
    drawing.write("三公经费支出表", centre: 210, top: 36, size: 12)
    drawing.write("政府性基金支出表", centre: 640, top: 36, size: 12)
    drawing.write("单位：元", left: 340, top: 60)
    drawing.write("单位：万元", left: 760, top: 60)
    drawing.table([["项目", "金额"], ["水费", "5"]], left: 30, top: 80, columns: [250, 110])
    drawing.table([["项目", "金额"], ["电费", "6"]], left: 460, top: 80, columns: [250, 100])
    drawing.write("注：左表以元计。", left: 30, top: 132)
    drawing.write("注：右表以万元计。", left: 460, top: 132)
    let tables = TableFinder().layout(of: [drawing.page]).tables
    #expect(tables.map(\.title) == ["三公经费支出表", "政府性基金支出表"])
    #expect(tables.map(\.unit) == ["元", "万元"])
    #expect(tables.map(\.captions) == [["注：左表以元计。"], ["注：右表以万元计。"]])
  }

  @Test func `a title over two tables side by side is the title of both`() {
    var drawing = PageDrawing(width: 842, height: 595)
    drawing.write("部门收入支出预算总表（单位：万元）", centre: 421, top: 50, size: 16)
    drawing.table([["收入", "金额"], ["拨款", "5"]], left: 30, top: 80, columns: [250, 110])
    drawing.table([["支出", "金额"], ["水费", "5"]], left: 450, top: 80, columns: [250, 110])
    let tables = TableFinder().layout(of: [drawing.page]).tables
    #expect(tables.map(\.title) == ["部门收入支出预算总表", "部门收入支出预算总表"])
    #expect(tables.map(\.unit) == ["万元", "万元"])
  }

  @Test func `the one unit under a title over two tables is the unit of both`() {
    var drawing = PageDrawing(width: 842, height: 595)
    drawing.write("部门收入支出预算总表", centre: 421, top: 40, size: 16)
    drawing.write("单位：元", left: 760, top: 64)
    drawing.table([["收入", "金额"], ["拨款", "5"]], left: 30, top: 80, columns: [250, 110])
    drawing.table([["支出", "金额"], ["水费", "5"]], left: 450, top: 80, columns: [250, 110])
    let tables = TableFinder().layout(of: [drawing.page]).tables
    #expect(tables.map(\.unit) == ["元", "元"])
  }

  @Test
  func `a department and the unit in cells of one row under the title in the grid are no header`() {
    var drawing = PageDrawing()
    drawing.table(
      [
        ["部门支出总表", "<", "<"], ["编制单位：某局", "", "单位：万元"], ["项目", "基本", "其他"],
        ["水费", "1", "2"], ["电费", "3", "4"],
      ], top: 100, columns: [150, 100, 100])
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.title == "部门支出总表")
    #expect(table?.unit == "万元")
    #expect(table?.headerRows == 3)
  }

  @Test(arguments: ["收支总表（单位：万元）", "收支总表(万元)", "收支总表 单位：万元"])
  func `a line can give both title and unit`(line: String) {
    let table = table { $0.write(line, centre: 297, top: 70, size: 16) }
    #expect(table?.title == "收支总表")
    #expect(table?.unit == "万元")
    #expect(table?.captions == [])
  }

  @Test func `a department with the unit in brackets is a caption, not a title`() {
    let table = table { drawing in
      drawing.write("收支总表", centre: 297, top: 50, size: 16)
      drawing.write("编制部门：某某局（单位：万元）", left: 50, top: 80)
    }
    #expect(table?.title == "收支总表")
    #expect(table?.unit == "万元")
  }

  private func table(_ draw: (inout PageDrawing) -> Void) -> Table? {
    var drawing = PageDrawing()
    draw(&drawing)
    drawing.table([["项目", "金额"], ["水费", "5"]], top: 100, columns: [250, 245])
    return TableFinder().layout(of: [drawing.page]).tables.first
  }
}
