import Foundation
import PageModel
import Reading
import TestSupport
import Testing

private func layout(_ text: String) throws -> Layout {
  try textLayout(ofFileAt: "in.txt", bytes: Array(text.utf8))
}

/// The table's texts row by row, blanks as "-".
private func grid(_ table: Table) -> [[String]] {
  var rows = [[String]](
    repeating: Array(repeating: "", count: table.columnCount), count: table.rowCount)
  for cell in table.cells { rows[cell.row][cell.column] = cell.isBlank ? "-" : cell.text }
  return rows
}

@Suite struct TabbedText {
  @Test func `tabbed lines between prose are a table with its title and unit`() throws {
    let found = try layout(
      "前言一段。\n\n收支总表\n\n(2025年)\n\n单位：万元\n\n项目\t金额\n收入\t12.5\n\n后记一段。\n")
    let table = try #require(found.tables.first)
    #expect(found.tables.count == 1)
    #expect(grid(table) == [["项目", "金额"], ["收入", "12.5"]])
    #expect(table.title == "收支总表")
    #expect(table.unit == "万元")
    #expect(table.captions == ["(2025年)", "单位：万元"])
    #expect(found.blocks.map(\.text).first == "前言一段。")
    #expect(found.blocks.last?.text == "后记一段。")
  }

  @Test func `a cell knows its line and columns`() throws {
    let found = try layout("甲\t乙丙\t丁\n一\t\t三\n")
    let cells = try #require(found.tables.first).cells
    #expect(cells[1].place == .line(1, columns: 3...4))
    #expect(cells[2].place == .line(1, columns: 6...6))
    #expect(cells[5].place == .line(2, columns: 4...4))
  }

  @Test func `a unit printed right after a table belongs to it`() throws {
    let found = try layout("甲表\n\n项目\t数\n一\t2\n\n单位：万元\n\n说明如下。\n\n乙表\n\n项目\t数\n一\t2\n")
    #expect(found.tables.map(\.unit) == ["万元", nil])
    #expect(found.tables.map(\.title) == ["甲表", "乙表"])
  }

  @Test func `a value alone between two rows is a row of the table`() throws {
    let found = try layout("甲\t乙\t丙\n一\t二\t\n三\n四\t五\t六\n")
    #expect(grid(try #require(found.tables.first)).count == 4)
  }

  @Test func `paragraphs set in with a tab are prose`() throws {
    let found = try layout("\t第一段文字，没有表格。\n\t第二段文字，也没有。\n")
    #expect(found.tables.isEmpty)
    #expect(found.blocks.count == 2)
  }

  @Test func `a quoted cell may run over lines`() throws {
    let found = try layout("项目\t说明\n甲\t\"一行\n二行\"\n乙\t三\n")
    #expect(grid(try #require(found.tables.first)).count == 3)
    #expect(found.tables.first?.cells[3].raw == "一行\n二行")
  }

  @Test func `a text without a table is blocks alone`() throws {
    let found = try layout("没有表格。\n只有文字。\n")
    #expect(found.tables.isEmpty)
    #expect(found.blocks.map(\.id) == ["b1", "b2"])
  }
}

@Suite struct MarkdownAndSheets {
  @Test func `a Markdown table loses its bars and keeps its header`() throws {
    let found = try layout("# 支出表\n\n| 项目 | 金额 |\n|:---|---:|\n| 甲\\|乙 | 3 |\n|  | 4 |\n")
    let table = try #require(found.tables.first)
    #expect(grid(table) == [["项目", "金额"], ["甲|乙", "3"], ["-", "4"]])
    #expect(table.headerRows == 1)
    #expect(table.title == "支出表")
    #expect(try textMediaType(of: Array("| a | b |\n|---|---|\n| 1 | 2 |\n".utf8)) == .markdown)
  }

  @Test func `a comma-separated sheet honours quotes`() throws {
    let text = "项目,说明,数\n\"甲,乙\",\"他说\"\"好\"\"\",3\n丙,\"两\n行\",4\n"
    #expect(try textMediaType(of: Array(text.utf8)) == .commaSeparated)
    let table = try #require(try layout(text).tables.first)
    #expect(grid(table)[1] == ["甲,乙", "他说\"好\"", "3"])
    #expect(table.rowCount == 3)
  }
}

@Suite struct MarkupInput {
  @Test func `row and column spans are honoured`() throws {
    let found = try layout(
      """
      <html><body><h2>收支表</h2><p>单位：元</p><table>
      <tr><th rowspan=2>项目<th colspan=2>金额</tr>
      <tr><th>本年<th>上年</tr><tr><td>甲&nbsp;乙<td>1<br>2<td></tr></table><p>完。</p></body></html>
      """)
    let table = try #require(found.tables.first)
    #expect(table.headerRows == 2)
    #expect(table.title == "收支表")
    #expect(table.unit == "元")
    #expect(table.cells[0].rowSpan == 2)
    #expect(table.cells[1].columnSpan == 2)
    #expect(table.cells[2].index == CellIndex(row: 1, column: 1))
    #expect(table.cells.last?.isBlank == true)
    #expect(table.cells.first { $0.index == CellIndex(row: 2, column: 1) }?.raw == "1\n2")
    #expect(found.blocks.map(\.text) == ["收支表", "单位：元", "完。"])
  }

  @Test func `a table that only lays out the page is text around the inner ones`() throws {
    let found = try layout(
      "<table><tr><td>左栏</td><td><table><tr><td>甲<td>1<tr><td>乙<td>2</table></td></tr></table>")
    #expect(found.tables.count == 1)
    #expect(found.tables.first.map(grid) == [["甲", "1"], ["乙", "2"]])
  }

  @Test func `markup that is never closed still gives its table`() throws {
    let found = try layout("<html><body><table><tr><td>甲<td>1<tr><td>乙<td>2")
    #expect(found.tables.first.map(grid) == [["甲", "1"], ["乙", "2"]])
  }

  @Test func `elements nested without end are walked without recursion`() throws {
    let found = try layout(String(repeating: "<div>", count: 50_000) + "文")
    #expect(found.tables.isEmpty)
  }

  @Test func `spans beyond all reason stay within bounds`() throws {
    let rows = String(repeating: "<tr><td rowspan=60000 colspan=1000>a</td></tr>", count: 2000)
    #expect(throws: ReadingError.self) { try layout("<table>\(rows)</table>") }
  }
}

@Suite struct Encodings {
  private static let text = "部门收支表\n\n项目\t预算数\n一般公共服务支出\t12.5\n"

  @Test(arguments: [true, false])
  func `UTF-16 is told with or without its mark`(hasMark: Bool) throws {
    for isLittle in [true, false] {
      var bytes: [UInt8] = hasMark ? (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
      for unit in Self.text.utf16 {
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        bytes += isLittle ? [low, high] : [high, low]
      }
      let found = try textLayout(ofFileAt: "", bytes: bytes)
      #expect(found.tables.first.map(grid)?.last == ["一般公共服务支出", "12.5"])
    }
  }

  @Test func `GB18030 is told from UTF-8`() throws {
    // 项目⇥数 / 支出⇥3
    let bytes: [UInt8] = [
      0xCF, 0xEE, 0xC4, 0xBF, 0x09, 0xCA, 0xFD, 0x0A, 0xD6, 0xA7, 0xB3, 0xF6, 0x09, 0x33, 0x0A,
    ]
    #expect(
      try textLayout(ofFileAt: "", bytes: bytes).tables.first.map(grid) == [
        ["项目", "数"], ["支出", "3"],
      ])
  }

  @Test func `a mark of UTF-8 is no part of the text`() throws {
    let found = try textLayout(ofFileAt: "", bytes: [0xEF, 0xBB, 0xBF] + Array("甲\t1\n乙\t2".utf8))
    #expect(found.tables.first.map(grid)?.first == ["甲", "1"])
  }

  @Test func `text in no known encoding is refused rather than misread`() {
    // ISO 8859-1 French.
    let bytes = Array("Dépenses\tmontant\nété\t3\n".unicodeScalars.map { UInt8($0.value & 0xFF) })
    #expect(throws: ReadingError.unknownEncoding) { try textLayout(ofFileAt: "", bytes: bytes) }
  }

  @Test func `bytes that are no text are refused`() {
    var state: UInt64 = 88_172_645_463_325_252
    let bytes = (0..<4096).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state >> 32)
    }
    #expect(throws: ReadingError.self) { try textLayout(ofFileAt: "", bytes: bytes) }
    #expect(throws: ReadingError.emptyFile) { try textLayout(ofFileAt: "", bytes: []) }
  }
}

@Suite struct BadText {
  @Test func `a text past the limit is refused with its size`() {
    let bytes = [UInt8](repeating: 0x61, count: (64 << 20) + 1)
    #expect(throws: ReadingError.tooLarge(bytes: bytes.count, limit: 64 << 20)) {
      try textLayout(ofFileAt: "", bytes: bytes)
    }
  }

  @Test func `a table of ten thousand columns is read`() throws {
    let row = (0..<10_000).map(String.init).joined(separator: "\t")
    let found = try layout("\(row)\n\(row)\n")
    #expect(found.tables.first?.columnCount == 10_000)
  }

  @Test func `a quote that never closes takes no more than its cell`() throws {
    let lines = (0..<300).map { "\($0)\t\"甲" }.joined(separator: "\n")
    #expect(try layout(lines).tables.first?.rowCount == 300)
  }
}

@Test(.enabled(if: Corpus.folder != nil))
func `the tables of published texts are found where they stand`() throws {
  let folder = try #require(Corpus.folder)
  for (name, count) in [("000", 18), ("002", 7)] {
    let file = folder.appending(path: "forms/\(name)/text.txt")
    let bytes = try [UInt8](Data(contentsOf: file))
    let found = try textLayout(ofFileAt: file.path, bytes: bytes)
    #expect(found.tables.count == count)
    #expect(
      found.tables.allSatisfy { $0.title != nil || $0.cells.first?.text.contains("表") == true })
  }
}
