import PageModel

/// Rule: a line of the right half of a table of two sides, slid into the blank left half, goes back.
///
/// Told by its own words: it names what heads the right side (支出) and not what heads the left (收入).
/// The kinds of its texts fit both sides, so it stays a question.
struct SlidHalves {
  static let rule = ShiftedLines.rule

  func apply(to draft: inout TableDraft) {
    let heads = draft.table.cells.filter {
      $0.row == 0 && !$0.isBlank && $0.columnSpan > 1 && $0.columnSpan < draft.table.columnCount
    }
    guard heads.count == 2, let left = heads.first, let right = heads.last, left.column == 0,
      left.columns.upperBound == right.column, left.text != right.text
    else { return }
    let rows = draft.filledRows
    for row in rows.indices.dropFirst(max(1, draft.table.headerRows)) {
      guard rows[row].count >= 2, let first = rows[row].first, first.column == 0,
        first.text.contains(right.text), !first.text.contains(left.text),
        rows[row].allSatisfy({
          $0.rowSpan == 1 && $0.columnSpan == 1 && left.columns.contains($0.column)
            && right.columns.contains($0.column + right.column)
        })
      else { continue }
      move(rows[row], by: right.column, in: &draft)
    }
  }

  private func move(_ cells: [Cell], by shift: Int, in draft: inout TableDraft) {
    guard let row = cells.first?.row,
      draft.table.cells.allSatisfy({ $0.row != row || ($0.rowSpan == 1 && $0.columnSpan == 1) })
    else { return }
    draft.moveRow(
      row, cells, by: shift, Self.rule,
      flag: Flag(.ambiguousReading, "The line names the right side and was found in the left."),
      because: "it names what heads the right side, and that side is blank beside it",
      confidence: 0.8)
  }
}
