import PageModel

/// Puts right what goes wrong with a form whose grid was found: labels whose span a page break cut.
///
/// Everything whose place the grid proves stays as it is.
struct SpannedFormRepair {
  let book: LabelBook

  func apply(to draft: inout TableDraft) {
    let filled = draft.filledRows
    var row = 0
    while row < filled.count {
      guard let header = IndicatorHeader(at: row, in: filled, book: book) else {
        row += 1
        continue
      }
      row = extend(header, filled, in: &draft)
    }
  }

  /// Extends labels over the blank cells that a page break left below them; the row after the block.
  private func extend(
    _ header: IndicatorHeader, _ filled: [[Cell]], in draft: inout TableDraft
  ) -> Int {
    var end = header.rows.upperBound + 1
    while end < filled.count, !isLabelRow(filled[end]) { end += 1 }
    for (index, column) in header.columns.enumerated() {
      guard case .level? = column.role else { continue }
      let start = header.columns[index].start
      var above: Int?
      for row in header.rows.upperBound + 1..<end {
        guard
          let place = draft.table.cells.firstIndex(where: { $0.row == row && $0.column == start })
        else { continue }
        let cell = draft.table.cells[place]
        if !cell.isBlank {
          above = place
        } else if let owner = above {
          take(
            cell, into: owner, at: place, index == 0 ? nil : header.columns[index - 1].start, &draft
          )
        }
      }
    }
    return max(end, header.rows.upperBound + 1)
  }

  private func take(
    _ cell: Cell, into owner: Int, at place: Int, _ outer: Int?, _ draft: inout TableDraft
  ) {
    let label = draft.table.cells[owner]
    guard label.rows.upperBound == cell.row, label.columns == cell.columns else { return }
    // A label ends with the one around it.
    if let outer,
      draft.table.cells.contains(where: {
        $0.column == outer && $0.row == cell.row && !$0.isBlank
      })
    {
      return
    }
    draft.table.cells[owner].rowSpan += cell.rowSpan
    draft.table.cells[owner] = draft.table.cells[owner].repaired(
      by: IndicatorLayout.spanRule,
      flag: Flag(.spanRestored, "The label's cell was cut by a page break."), confidence: 0.95)
    draft.note(
      IndicatorLayout.spanRule, cells: [label.index], before: "\(label.rowSpan) rows",
      after: "\(label.rowSpan + cell.rowSpan) rows",
      because: "the cell right below it is blank and its rows go on", confidence: 0.95)
    draft.table.cells[place].rowSpan = 0
    draft.table.cells.removeAll { $0.rowSpan == 0 }
  }

  private func isLabelRow(_ cells: [Cell]) -> Bool {
    guard let first = cells.first else { return false }
    let label = LabelText(first.text)
    return book.isLabel(label) && book.level(book.levelKey(first.text)) == nil
  }
}
