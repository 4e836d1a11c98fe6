import PageModel
import Testing

/// A table of one-letter texts, blanks for spaces, each cell ten points wide and high.
private func table(_ rows: [String], spans: [CellIndex: (Int, Int)] = [:]) -> Table {
  let cells = rows.enumerated().flatMap { row, texts in
    texts.enumerated().map { column, text in
      let (rowSpan, columnSpan) = spans[CellIndex(row: row, column: column)] ?? (1, 1)
      let left = Double(column) * 10
      let top = Double(row) * 10
      return Cell(
        row: row, column: column, rowSpan: rowSpan, columnSpan: columnSpan,
        text: text == " " ? "" : String(text),
        place: .page(1, Box(left: left, top: top, right: left + 10, bottom: top + 10)))
    }
  }
  let covered = spans.flatMap { index, span in
    (0..<span.0).flatMap { down in
      (0..<span.1).map { CellIndex(row: index.row + down, column: index.column + $0) }
    }.filter { $0 != index }
  }
  return Table(
    id: "t1", regions: [], rowCount: rows.count, columnCount: rows[0].count, headerRows: 1,
    cells: cells.filter { !covered.contains($0.index) }, origin: .vectorRulings)
}

extension Table {
  /// The texts of a row, a blank for an empty cell.
  fileprivate func row(_ row: Int) -> String {
    cells.filter { $0.row == row }.map { $0.isBlank ? " " : $0.text }.joined()
  }
}

@Test func `a row moves to the right from a cell on, with the places of what it says`() throws {
  let moved = try table(["abcd", "xyz "]).edited(by: .move(row: 1, column: 1, isToTheRight: true))
  #expect(moved.row(1) == "x yz")
  #expect(moved.row(0) == "abcd")
  let moving = try #require(moved.cells.first { $0.text == "y" })
  #expect(moving.index == CellIndex(row: 1, column: 2))
  #expect(moving.place == .page(1, Box(left: 10, top: 10, right: 20, bottom: 20)))
  #expect(moving.repairs == [Table.editedByPerson])
}

@Test func `a row moves to the left over a blank and back again`() throws {
  let start = table(["abcd", "x yz"])
  let left = try start.edited(by: .move(row: 1, column: 1, isToTheRight: false))
  #expect(left.row(1) == "xyz ")
  #expect(try left.edited(by: .move(row: 1, column: 1, isToTheRight: true)).row(1) == "x yz")
}

@Test func `nothing a cell says is lost by moving`() {
  let full = table(["abcd", "wxyz"])
  for isToTheRight in [true, false] {
    #expect(throws: TableEditRefusal.self) {
      try full.edited(by: .move(row: 1, column: 0, isToTheRight: isToTheRight))
    }
  }
}

@Test func `a cell over several rows stays where its row moves`() throws {
  let start = table(["abcd", "Lx  ", "Ly  "], spans: [CellIndex(row: 1, column: 0): (2, 1)])
  let moved = try start.edited(by: .move(row: 1, column: 1, isToTheRight: true))
  #expect(moved.row(1) == "L x ")
  #expect(moved.row(2) == "y  ")
}

@Test func `cells become one and many again`() throws {
  let merged = try table(["abcd", "wxyz"]).edited(
    by: .merge(row: 0, column: 1, rowSpan: 2, columnSpan: 2))
  let whole = try #require(merged.cells.first { $0.index == CellIndex(row: 0, column: 1) })
  #expect((whole.rowSpan, whole.columnSpan) == (2, 2))
  #expect(whole.text == "b c x y")
  #expect(whole.place == .page(1, Box(left: 10, top: 0, right: 30, bottom: 20)))
  #expect(merged.cells.count == 5)
  let split = try merged.edited(by: .split(row: 0, column: 1))
  #expect(split.cells.count == 8)
  #expect(split.row(1) == "w  z")
}

@Test func `a cell that reaches beyond those to be made one is not cut`() {
  let start = table(["abcd", "wxyz"], spans: [CellIndex(row: 0, column: 2): (1, 2)])
  #expect(throws: TableEditRefusal.self) {
    try start.edited(by: .merge(row: 0, column: 1, rowSpan: 1, columnSpan: 2))
  }
}

@Test func `changes are made again on the table they were made on, and on no other`() throws {
  let start = table(["abcd", "xyz "])
  let first = TableChange(
    table: "t1", fingerprint: start.fingerprint,
    edit: .move(row: 1, column: 0, isToTheRight: true))
  let moved = try start.edited(by: first.edit)
  let second = TableChange(
    table: "t1", fingerprint: moved.fingerprint, edit: .text(row: 1, column: 0, text: "w"))
  let layout = Layout(tables: [start], blocks: [])
  #expect(layout.changed(by: [first, second]).layout.tables[0].row(1) == "wxyz")
  let other = Layout(tables: [table(["abcd", "xyy "])], blocks: [])
  #expect(other.changed(by: [first, second]).madeCount == 0)
}

@Test func `a document that waits to be judged comes back from its bytes`() throws {
  var start = table(["ab", "xy"])
  start.cells[0].recognition = RecognitionSummary(
    characterCount: 3, least: 0.5, expectedErrors: 0.7)
  let page = PageSummary(Page(number: 1, width: 100, height: 50, text: .none, confidence: 1))
  let unjudged = UnjudgedExtraction(
    document: DocumentDescription(
      id: "sha256:0", path: "a.pdf", byteCount: 9, mediaType: "application/pdf", pageCount: 1),
    warnings: ["It is torn."], pages: [page],
    repaired: RepairedLayout(
      layout: Layout(tables: [start], blocks: []),
      corrections: [
        Correction(
          rule: "r", table: "t1", cells: [CellIndex(row: 1, column: 0)], before: "a", after: "b",
          reason: "So.", confidence: 0.9)
      ]))
  #expect(try UnjudgedExtraction(wireBytes: unjudged.wireBytes) == unjudged)
}
