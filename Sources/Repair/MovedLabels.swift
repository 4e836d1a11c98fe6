import PageModel

/// Rule: the labels of a block that stand one row below their values go back up beside them.
///
/// Which of the two moved cannot be known for sure, so the values become a question.
struct MovedLabels {
  static let rule = "moved_labels"
  let book: LabelBook

  func apply(to rows: inout [HeadRow], in draft: inout TableDraft) {
    for row in rows.indices {
      for token in rows[row].tokens where book.section(LabelText(token.cell.text)) != nil {
        raise(under: token.cell, at: row, in: &rows, &draft)
      }
    }
  }

  private func raise(
    under head: Cell, at row: Int, in rows: inout [HeadRow], _ draft: inout TableDraft
  ) {
    guard let section = book.section(LabelText(head.text)) else { return }
    // Each row's label right of the block's head, and whether a value stands behind it or without it.
    // Up to the next block's label.
    let limit = rows[row].tokens.first {
      $0.cell.column > head.column && book.section(LabelText($0.cell.text)) != nil
    }?.cell.column
    let columns = head.column + 1..<max(limit ?? .max, head.column + 1)
    var labels: [Int] = []
    var end = row
    while end < rows.count,
      end == row || !rows[end].tokens.contains(where: { $0.cell.column == 0 }),
      end - row < 8
    {
      if label(in: rows[end], columns) != nil { labels.append(end) }
      end += 1
    }
    guard let first = labels.first, first == row + 1, orphan(in: rows[row], after: head) != nil,
      labels == Array(first..<first + labels.count),
      let opening = label(in: rows[first], columns),
      book.isTotal(LabelText(rows[first].tokens[opening].cell.text), of: section),
      let last = labels.last, let closing = label(in: rows[last], columns),
      !hasValue(closing, in: rows[last])
    else { return }
    for place in labels {
      guard let token = label(in: rows[place], columns) else { return }
      var label = rows[place].tokens.remove(at: token).cell
      label.row = rows[place - 1].source
      label = label.repaired(by: Self.rule, confidence: 0.85)
      let target = rows[place - 1].tokens.firstIndex { $0.cell.column > label.column }
      let at = target ?? rows[place - 1].tokens.count
      rows[place - 1].tokens.insert(HeadRow.Token(cell: label, kind: .label), at: at)
      if at + 1 < rows[place - 1].tokens.count, rows[place - 1].tokens[at + 1].kind != .value {
        rows[place - 1].tokens[at + 1].kind = .value
      }
      if at + 1 < rows[place - 1].tokens.count {
        rows[place - 1].tokens[at + 1].cell = rows[place - 1].tokens[at + 1].cell.repaired(
          by: Self.rule,
          flag: Flag(.ambiguousReading, "The block's labels stood one row below its values."),
          confidence: 0.8)
      }
    }
    draft.note(
      Self.rule, cells: [head.index], before: "labels from row \(rows[first].source)",
      after: "labels from row \(rows[row].source)",
      because: "the block's first value has no label and its last label no value", confidence: 0.8)
  }

  /// The first known label of the row in the columns.
  private func label(in row: HeadRow, _ columns: Range<Int>) -> Int? {
    row.tokens.firstIndex {
      columns.contains($0.cell.column) && $0.kind == .label
        && book.isLabel(LabelText($0.cell.text)) && book.section(LabelText($0.cell.text)) == nil
    }
  }

  private func hasValue(_ label: Int, in row: HeadRow) -> Bool {
    label + 1 < row.tokens.count && row.tokens[label + 1].kind == .value
  }

  /// A value right behind the block's head, which has no label of its own in the row.
  private func orphan(in row: HeadRow, after head: Cell) -> Int? {
    guard let place = row.tokens.firstIndex(where: { $0.cell.index == head.index }),
      place + 1 < row.tokens.count
    else { return nil }
    let next = row.tokens[place + 1]
    return next.kind == .value && ValueShape.isNumber(next.cell.text)
      && next.cell.column > head.column + 1 ? place + 1 : nil
  }
}
