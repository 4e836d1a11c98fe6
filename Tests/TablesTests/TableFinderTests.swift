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
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.title == "2025年收支总表")
    #expect(table?.unit == "万元")
    #expect(table?.headerRows == 2)
    #expect(table?.cells.map(\.text) == ["项目", "预算数", "类", "款", "201", "01", "12.50"])
    #expect(table?.cells[0].raw == "项 目")
  }

  @Test func `on a page of print and picture each table is taken as its lines and words are`() {
    var print = PageDrawing()
    print.table([["项目", "金额"], ["水费", "2"]], top: 104, columns: [80, 80])
    var picture = PageDrawing()
    picture.table([["名称", "数量"], ["电脑", "3"]], top: 304, columns: [80, 80])
    var page = print.page
    (page.text, page.confidence) = (.mixed, 0.9)
    let offset = page.styles.count
    page.styles += picture.page.styles.map { TextStyle(size: $0.size, isRecognized: true) }
    page.words += picture.page.words.map { word in
      Word(
        glyphs: word.glyphs.map { glyph in
          var glyph = glyph
          glyph.style += offset
          glyph.confidence = 0.8
          return glyph
        })
    }
    page.rulings += picture.page.rulings.map { ruling in
      var ruling = ruling
      ruling.isTraced = true
      // A scan's lines end where they like.
      if ruling.axis == .horizontal { ruling.end -= 3 }
      return ruling
    }
    let tables = TableFinder().layout(of: [page]).tables
    #expect(tables.map(\.origin) == [.vectorRulings, .pixelRulings])
    #expect(
      tables.map { $0.cells.map(\.text) } == [["项目", "金额", "水费", "2"], ["名称", "数量", "电脑", "3"]])
    #expect(tables.first?.cells.allSatisfy { $0.recognition == nil && $0.confidence == 1 } == true)
    #expect(tables.last?.cells.allSatisfy { $0.recognition?.least == 0.8 } == true)
  }

  @Test func `blank cells are kept`() {
    var drawing = PageDrawing()
    drawing.table([["项目", "金额"], ["水费", ""], ["", "3"]], top: 104, columns: [80, 80])
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.cells.map(\.text) == ["项目", "金额", "水费", "", "", "3"])
  }

  @Test func `two tables on a page stay two and keep their own titles`() {
    var drawing = PageDrawing()
    drawing.write("收入表", centre: 200, top: 60, size: 14)
    drawing.table([["项目", "金额"], ["税收", "1"]], top: 84, columns: [150, 150])
    drawing.write("支出表", centre: 200, top: 150, size: 14)
    drawing.table([["项目", "金额"], ["教育", "2"]], top: 174, columns: [150, 150])
    let tables = TableFinder().layout(of: [drawing.page]).tables
    #expect(tables.map(\.title) == ["收入表", "支出表"])
  }

  @Test func `a box around text is no table and its text is a block`() {
    var drawing = PageDrawing()
    drawing.rule(.horizontal, at: 100, from: 50, to: 500)
    drawing.rule(.horizontal, at: 200, from: 50, to: 500)
    drawing.rule(.vertical, at: 50, from: 100, to: 200)
    drawing.rule(.vertical, at: 500, from: 100, to: 200)
    drawing.write("一段说明文字。", left: 60, top: 120)
    let layout = TableFinder().layout(of: [drawing.page])
    #expect(layout.tables.isEmpty)
    #expect(layout.blocks.map(\.text) == ["一段说明文字。"])
  }

  @Test func `the grid lines of a chart are no table`() {
    var drawing = PageDrawing()
    for line in 0...8 { drawing.rule(.horizontal, at: 100 + Double(line) * 20, from: 80, to: 480) }
    for line in 0...6 {
      drawing.rule(.vertical, at: 80 + Double(line) * 66, from: 100, to: 260)
    }
    drawing.write("Series A", left: 200, top: 145)
    drawing.write("100", left: 60, top: 95)
    #expect(TableFinder().layout(of: [drawing.page]).tables.isEmpty)
  }

  @Test func `a page frame around a table is not part of it`() {
    var drawing = PageDrawing()
    drawing.rule(.horizontal, at: 30, from: 30, to: 560)
    drawing.rule(.horizontal, at: 800, from: 30, to: 560)
    drawing.rule(.vertical, at: 30, from: 30, to: 800)
    drawing.rule(.vertical, at: 560, from: 30, to: 800)
    drawing.table([["项目", "金额"], ["水费", "2"]], top: 104, columns: [80, 80])
    let tables = TableFinder().layout(of: [drawing.page]).tables
    #expect(tables.map(\.cells.count) == [4])
  }

  @Test func `lines of figures in a row without rulings are rows of their own`() {
    var drawing = PageDrawing()
    drawing.table(
      [["Country", "2023", "2024"], ["Austria\nBelgium\nCyprus", "1.5\n2.5\n-", "4\n5\n6"]],
      top: 100,
      columns: [100, 80, 80], rowHeight: 40)
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.rowCount == 4)
    #expect(table?.cells.suffix(3).map(\.text) == ["Cyprus", "-", "6"])
  }

  @Test func `lines of words in one cell stay one cell`() {
    var drawing = PageDrawing()
    drawing.table(
      [["目标", "说明", "数"], ["一二三\n四五六\n七八九", "甲乙丙\n丁戊己\n庚辛", "1"]], top: 100,
      columns: [100, 80, 80], rowHeight: 40)
    #expect(TableFinder().layout(of: [drawing.page]).tables.first?.rowCount == 2)
  }

  @Test func `a page without anything gives nothing`() {
    let layout = TableFinder().layout(of: [PageDrawing().page])
    #expect(layout == Layout(tables: [], blocks: []))
  }
}
