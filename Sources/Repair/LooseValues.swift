import PageModel

/// Rule: a value of a form's head that stands on a row of its own goes back to its label.
struct LooseValues {
  static let rule = "loose_value"
  let book: LabelBook

  /// The rows without those that only held a value of the row above.
  func gathered(_ rows: [HeadRow], in draft: inout TableDraft) -> (
    rows: [HeadRow], dropped: Set<Int>
  ) {
    var result: [HeadRow] = []
    var dropped: Set<Int> = []
    for row in rows {
      guard row.tokens.count == 1, let token = row.tokens.first, token.kind == .value,
        let last = result.indices.last, take(token.cell, into: &result[last], &draft)
      else {
        result.append(row)
        continue
      }
      dropped.insert(row.source)
    }
    return (result, dropped)
  }

  private func take(_ cell: Cell, into row: inout HeadRow, _ draft: inout TableDraft) -> Bool {
    if let open = row.openLabel, fits(cell.text, row.tokens[open].cell.text) {
      note(cell, row.tokens[open].cell.text, "the label right above it has no value", &draft)
      var value = cell.repaired(by: Self.rule, confidence: 0.92)
      value.row = row.source
      value.column = row.tokens[open].cell.column + 1
      row.tokens.insert(HeadRow.Token(cell: value, kind: .value), at: open + 1)
      return true
    }
    // A long text cut by a page break goes on in a row of its own.
    guard let last = row.tokens.last, last.kind == .value, cell.column == last.cell.column,
      last.cell.text.unicodeScalars.count >= 20, let end = last.cell.text.unicodeScalars.last,
      !["。", "！", "；"].contains(end)
    else { return false }
    note(cell, last.cell.text, "the text above it ends in mid-sentence", &draft)
    let place = row.tokens.count - 1
    row.tokens[place].cell.text += cell.text
    row.tokens[place].cell.raw += "\n" + cell.raw
    row.tokens[place].cell = row.tokens[place].cell.repaired(by: Self.rule, confidence: 0.93)
    return true
  }

  /// Whether the text can be the label's value by its kind.
  private func fits(_ text: String, _ label: String) -> Bool {
    switch book.type(of: LabelText(label)) {
    case .money?, .number?, .percent?, .count?: ValueShape.isNumber(text)
    case .text?, .date?, .period?, .code?: !ValueShape.isNumber(text) || text.utf8.count < 8
    case nil: false
    }
  }

  private func note(_ cell: Cell, _ above: String, _ reason: String, _ draft: inout TableDraft) {
    draft.note(
      Self.rule, cells: [CellIndex(row: max(0, cell.row - 1), column: cell.column)],
      before: cell.text, after: "\(above) | \(cell.text)", because: reason, confidence: 0.92)
  }
}
