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
        let confidence = confidence(ofSplitting: parts, in: draft, at: cell)
      else { continue }
      draft.table.cells[place] = cell.repaired(by: Self.rule, confidence: confidence.label)
      draft.table.cells[place].text = parts.label
      draft.table.cells[next].text = parts.value
      draft.table.cells[next].raw = cell.raw
      draft.table.cells[next].place = cell.place
      draft.table.cells[next] = draft.table.cells[next].repaired(
        by: Self.rule, confidence: confidence.value)
      draft.note(
        Self.rule, cells: [cell.index, draft.table.cells[next].index], before: cell.text,
        after: "\(parts.label) | \(parts.value)",
        because: "the cell holds a label, a colon and a value, and the cell to its right is blank",
        confidence: confidence.value)
    }
  }

  /// What is left of the confidence in both cells.
  private typealias Confidence = (label: Double, value: Double)

  private static let ofKnownLabel: Confidence = (1, 0.93)
  /// What is put into a column by its kind alone may belong into another: both are to be looked at.
  private static let ofColumn: Confidence = (0.85, 0.85)

  /// Nil where they are not to be split.
  private func confidence(
    ofSplitting parts: (label: String, value: String), in draft: TableDraft, at cell: Cell
  ) -> Confidence? {
    if book.isLabel(LabelText(parts.label)) {
      let isValue = book.section(LabelText(parts.label)) == nil || ValueShape.isNumber(parts.value)
      return isValue ? Self.ofKnownLabel : nil
    }
    // An unknown label: only a number in a column that holds numbers speaks for the cut.
    guard ValueShape.isNumber(parts.value) else { return nil }
    let column = cell.columns.upperBound
    let below = draft.table.cells.filter {
      $0.column == column && !$0.isBlank && $0.row != cell.row
    }
    let numbers = below.count { ValueShape.isNumber($0.text) }
    return numbers >= 2 && numbers * 2 > below.count ? Self.ofColumn : nil
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
