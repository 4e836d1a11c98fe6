import PageModel
import Tables
import TestSupport
import Testing

struct BlockTests {
  /// Forty characters: as wide as the text column of these pages.
  private let full = "本单位贯彻落实国家和本市有关规划和自然资源管理的法律法规和方针政策并组织实施各项工作任"

  @Test func `lines of one paragraph are one block and the heading above is its own`() {
    var drawing = PageDrawing()
    drawing.write("一、主要职能", left: 80, top: 80, size: 12)
    drawing.write(full, left: 80, top: 110, size: 10)
    drawing.write("务。", left: 60, top: 126, size: 10)
    drawing.write("另一段。", left: 80, top: 142, size: 10)
    let blocks = TableFinder().layout(of: [drawing.page]).blocks
    #expect(blocks.map(\.text) == ["一、主要职能", full + "务。", "另一段。"])
    #expect(blocks.map(\.kind) == [.heading, .paragraph, .paragraph])
  }

  @Test func `a paragraph that goes on over the page is one block with two regions`() {
    var first = PageDrawing(number: 1)
    first.write(full, left: 60, top: 700)
    first.write("— 1 —", centre: 297, top: 800)
    var second = PageDrawing(number: 2)
    second.write("务并报告。", left: 60, top: 80)
    second.write("— 2 —", centre: 297, top: 800)
    let blocks = TableFinder().layout(of: [first.page, second.page]).blocks
    #expect(blocks.first?.text == full + "务并报告。")
    #expect(blocks.first?.regions.count == 2)
    #expect(blocks.filter { $0.kind == .pageFooter }.count == 2)
  }

  @Test func `list items and notes are told from paragraphs`() {
    var drawing = PageDrawing()
    drawing.write("（一）负责规划管理。", left: 80, top: 100)
    drawing.write("注：数据来自年报。", left: 80, top: 130)
    let kinds = TableFinder().layout(of: [drawing.page]).blocks.map(\.kind)
    #expect(kinds == [.listItem, .note])
  }

  @Test(arguments: ["3", "- 3 -", "— 3 —", "第 3 页", "第3页 共16页", "3/16", "Page 3 of 16", "一3-"])
  func `a page number at the foot is a footer`(_ number: String) {
    var drawing = PageDrawing()
    drawing.write("正文。", left: 80, top: 100)
    drawing.write(number, centre: 297, top: 805)
    let kinds = TableFinder().layout(of: [drawing.page]).blocks.map(\.kind)
    #expect(kinds == [.paragraph, .pageFooter])
  }
}
