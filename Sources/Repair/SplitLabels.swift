import PageModel

/// Rule: a label and its value printed in one cell, as 支出总计:1278.78, are two cells.
///
/// Only in text that lost its grid, and where the next cell is blank and can take the value.
struct SplitLabels {
  static let rule = "split_label"
  let book: LabelBook

  func apply(to draft: inout TableDraft) {
    guard draft.isFlat else { return }
    var blanks: [CellIndex: Int] = [:]
    for (place, cell) in draft.table.cells.enumerated() where cell.isBlank {
      blanks[cell.index] = place
    }
    for place in draft.table.cells.indices {
      let cell = draft.table.cells[place]
      guard cell.text.utf8.count > 3, let parts = Self.parts(of: cell.text),
        let next = blanks[CellIndex(row: cell.row, column: cell.columns.upperBound)],
        draft.table.cells[next].rowSpan == cell.rowSpan,
        isSplit(parts, in: draft, at: cell)
      else { continue }
      let isKnown = book.isLabel(LabelText(parts.label))
      // What is put into a column by its kind alone may belong into another: both are to be looked at.
      let flag: Flag? = isKnown ? nil : Self.question(of: cell)
      draft.table.cells[place] = cell.repaired(by: Self.rule, flag: flag)
      draft.table.cells[place].text = parts.label
      draft.table.cells[next].text = parts.value
      draft.table.cells[next].raw = cell.raw
      draft.table.cells[next].place = cell.place
      draft.table.cells[next] = draft.table.cells[next].repaired(
        by: Self.rule, flag: flag, confidence: 0.93)
      draft.note(
        Self.rule, cells: [cell.index, draft.table.cells[next].index], before: cell.text,
        after: "\(parts.label) | \(parts.value)",
        because: "the cell holds a label, a colon and a value, and the cell to its right is blank",
        confidence: 0.93)
    }
  }

  private static func question(of cell: Cell) -> Flag {
    Flag(
      .ambiguousReading, "“\(cell.text)” stands in one cell; its number may be another column's.")
  }

  private func isSplit(
    _ parts: (label: String, value: String), in draft: TableDraft, at cell: Cell
  ) -> Bool {
    if book.isLabel(LabelText(parts.label)) {
      return book.section(LabelText(parts.label)) == nil || ValueShape.isNumber(parts.value)
    }
    // An unknown label: only a number in a column that holds numbers speaks for the cut.
    guard ValueShape.isNumber(parts.value) else { return false }
    let column = cell.columns.upperBound
    let below = draft.table.cells.filter {
      $0.column == column && !$0.isBlank && $0.row != cell.row
    }
    let numbers = below.count { ValueShape.isNumber($0.text) }
    return numbers >= 2 && numbers * 2 > below.count
  }

  private static func parts(of text: String) -> (label: String, value: String)? {
    let scalars = text.unicodeScalars
    guard let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let label = String(scalars[..<colon])
    let value = String(scalars[scalars.index(after: colon)...].drop { $0.properties.isWhitespace })
    // 其中：财政拨款 is one label.
    guard !label.isEmpty, !value.isEmpty, label.unicodeScalars.count <= 20, label != "其中" else {
      return nil
    }
    return (label, value)
  }
}
