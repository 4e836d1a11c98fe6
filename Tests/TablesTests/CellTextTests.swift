import PageModel
import Tables
import TestSupport
import Testing

struct CellTextTests {
  @Test func `lines of Chinese are joined without blanks and kept apart in raw`() {
    let cell = cell("年度总体\n绩效目标")
    #expect(cell?.text == "年度总体绩效目标")
    #expect(cell?.raw == "年度总体\n绩效目标")
  }

  @Test func `lines of Latin are joined with a blank and hyphens undone`() {
    #expect(cell("net oper-\nating income\nof 2024")?.text == "net operating income of 2024")
  }

  @Test func `spaced-out Chinese is closed up`() { #expect(cell("合 计")?.text == "合计") }

  @Test func `a number wrapped in a narrow cell is one number`() {
    #expect(cell("12,345,678,901,\n234.00", width: 80)?.text == "12,345,678,901,234.00")
  }

  @Test func `look-alike radicals are folded in text and kept in raw`() {
    let cell = cell("⼈员")
    #expect(cell?.text == "人员")
    #expect(cell?.raw == "⼈员")
  }

  @Test func `what characters look like is summed up over their cell`() {
    var drawing = PageDrawing()
    drawing.table([["甲乙丙", "丁"], ["", ""]], top: 100, columns: [200, 100])
    var page = drawing.page
    page.text = .ocr
    // Of each: its confidence, and what it looks like.
    let known: [Unicode.Scalar: (Double, Double?)] = [
      "甲": (0.6, 0.9), "乙": (0.9, 0.2), "丙": (0.97, nil), "丁": (0.99, -0.7),
    ]
    for word in page.words.indices {
      for glyph in page.words[word].glyphs.indices {
        guard let (confidence, likeness) = known[page.words[word].glyphs[glyph].scalar] else {
          continue
        }
        page.words[word].glyphs[glyph].confidence = confidence
        page.words[word].glyphs[glyph].likeness = likeness
        if page.words[word].glyphs[glyph].scalar == "乙" {
          page.words[word].glyphs[glyph].markDoubt = 0.4
        }
      }
    }
    let cells = TableFinder().layout(of: [page]).tables.first?.cells ?? []
    #expect(cells.prefix(2).map { $0.recognition?.least } == [0.6, 0.99])
    // The first is borne out, the second by half.
    #expect(abs((cells.first?.recognition?.leastByLooks ?? 0) - 0.95) < 1e-9)
    #expect(cells.prefix(2).map { $0.recognition?.unlikeness } == [0, 0.7])
    #expect(cells.prefix(2).map { $0.recognition?.markDoubt } == [0.4, 0])
  }

  @Test func `a superscript stays in its place`() {
    var drawing = PageDrawing()
    drawing.table([["a", "b"], ["", "2"]], top: 100, columns: [200, 100])
    drawing.write("CO", left: 55, top: 130, size: 10)
    drawing.write("2", left: 65, top: 135, size: 6)
    drawing.write("emission", left: 72, top: 130, size: 10)
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.cells[2].text == "CO2 emission")
  }

  @Test func `a word over a ruling is cut where its two parts stand in cells of their own`() {
    var drawing = PageDrawing()
    drawing.table([["科目", "金额"], ["", ""]], top: 100, columns: [50, 100])
    // Five characters end at the ruling; the number begins right behind it.
    drawing.write("一二三四五123", left: 50, top: 130, size: 10)
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.cells.suffix(2).map(\.text) == ["一二三四五", "123"])
  }

  @Test func `text that runs over a ruling stays in the cell it begins in`() {
    var drawing = PageDrawing()
    drawing.table([["科目", "金额"], ["", ""]], top: 100, columns: [54, 100])
    drawing.write("一二三四五六七八九", left: 52, top: 130, size: 10)
    let table = TableFinder().layout(of: [drawing.page]).tables.first
    #expect(table?.cells.suffix(2).map(\.text) == ["一二三四五六七八九", ""])
  }

  @Test func `invisible text is left out`() {
    var page = PageDrawing()
    page.table([["科目", "金额"], ["甲", "5"]], top: 100, columns: [54, 100])
    var hidden = page.page
    hidden.styles = hidden.styles.map {
      TextStyle(font: $0.font, size: $0.size, isVisible: false)
    }
    #expect(TableFinder().layout(of: [hidden]).tables.isEmpty)
  }

  private func cell(_ text: String, width: Double = 200) -> Cell? {
    var drawing = PageDrawing()
    drawing.table([["a", "b"], [text, "2"]], top: 100, columns: [width, 100], rowHeight: 40)
    return TableFinder().layout(of: [drawing.page]).tables.first?.cells.first { $0.row == 1 }
  }
}
