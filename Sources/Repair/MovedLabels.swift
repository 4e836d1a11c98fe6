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
    var labels: [Int] = []
    var end = row
    while end < rows.count,
      end == row || !rows[end].tokens.contains(where: { $0.cell.column == 0 }),
      end - row < 8
    {
      if member(in: rows[end], of: section, after: head.column) != nil { labels.append(end) }
      end += 1
    }
    guard let first = labels.first, first == row + 1, orphan(in: rows[row], after: head) != nil,
      labels == Array(first..<first + labels.count)
    else { return }
    for place in labels {
      guard let token = member(in: rows[place], of: section, after: head.column) else { return }
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

  private func member(in row: HeadRow, of section: Int, after column: Int) -> Int? {
    row.tokens.firstIndex {
      $0.cell.column > column && book.isMember(LabelText($0.cell.text), of: section)
    }
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
