import PageModel

/// Rule: header cells that lost their merging span their columns and rows again.
struct HeaderSpans {
  static let rule = "header_span"

  func apply(to draft: inout TableDraft) {
    let rows = draft.filledRows
    let titles = titleRows(draft)
    let body = bodyStart(rows, from: titles, in: draft)
    guard body > titles else { return }
    draft.table.headerRows = body
    guard body < draft.table.rowCount else { return }
    var texts = Array(
      repeating: [Cell?](repeating: nil, count: draft.table.columnCount), count: body - titles)
    for row in titles..<body {
      for cell in rows[row] { texts[row - titles][cell.column] = cell }
    }
    HeaderGroups().align(&texts, in: &draft)
    let header = cells(texts, first: titles, in: &draft)
    draft.table.cells.removeAll { $0.row >= titles && $0.row < body }
    draft.table.cells += header
    draft.close()
  }

  /// How many rows at the top hold the title or unit, over the whole width.
  private func titleRows(_ draft: TableDraft) -> Int {
    var rows = 0
    while draft.table.cells.contains(where: {
      $0.row == rows && $0.columnSpan == draft.table.columnCount && draft.table.columnCount > 1
    }) {
      rows += 1
    }
    return rows
  }

  /// The first row that holds figures, or a line's own label.
  private func bodyStart(_ rows: [[Cell]], from first: Int, in draft: TableDraft) -> Int {
    for row in rows.indices.dropFirst(first).prefix(8) {
      if isNumberLine(rows[row]) { continue }
      if rows[row].contains(where: { ValueShape.isNumber($0.text) && !isYear($0.text) }) {
        return row
      }
      if row > first, let cell = rows[row].first, cell.column == 0,
        isLineLabel(cell.text, rows[row])
      {
        return row
      }
    }
    return max(first, draft.table.headerRows)
  }

  /// The row of column numbers 1, 2, 3 … below some headers.
  private func isNumberLine(_ cells: [Cell]) -> Bool {
    let numbers = cells.compactMap { Int($0.text) }
    guard numbers.count >= 3, numbers.count >= cells.count - 1 else { return false }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
      && (numbers.first ?? 9) <= 2
  }

  private func isYear(_ text: String) -> Bool {
    Int(text).map { (1990...2100).contains($0) } ?? false
  }

  private func isLineLabel(_ text: String, _ row: [Cell]) -> Bool {
    if row.count == 1 { return true }
    let label = LabelText(text)
    return label.key != text.foldedForMatching && label.numberDigits == 0
      && text.unicodeScalars.first.map { "一二三四五六七八九十（(".unicodeScalars.contains($0) } == true
  }

  private func cells(
    _ texts: [[Cell?]], first: Int, in draft: inout TableDraft
  ) -> [Cell] {
    var result: [Cell] = []
    var isTaken = texts.map { $0.map { _ in false } }
    for row in texts.indices {
      for column in texts[row].indices {
        guard var cell = texts[row][column] else { continue }
        let width = isTaken[row][column] ? 1 : self.width(texts, row, column)
        let height = self.height(texts, row, column, width: width)
        for below in row..<row + height {
          for right in column..<column + width { isTaken[below][right] = true }
        }
        (cell.columnSpan, cell.rowSpan) = (width, height)
        if width > 1 || height > 1 {
          cell = cell.repaired(by: Self.rule, confidence: 0.97)
          draft.note(
            Self.rule, cells: [cell.index], before: cell.text,
            after: "\(width) columns, \(height) rows",
            because: "the header cells beside and below it are blank", confidence: 0.97)
        }
        result.append(cell)
      }
    }
    return result
  }

  /// How many columns a group label takes: over blanks, as long as sub-headers stand below.
  private func width(_ texts: [[Cell?]], _ row: Int, _ column: Int) -> Int {
    var width = 1
    while column + width < texts[row].count, texts[row][column + width] == nil,
      hasOwnSubheader(texts, row, column + width),
      !isUnderAnother(texts, row, column, column + width)
    {
      width += 1
    }
    // A group has a sub-header below its first column too, or below none.
    return width > 1 && !hasOwnSubheader(texts, row, column) && row + 1 < texts.count ? 1 : width
  }

  private func hasOwnSubheader(_ texts: [[Cell?]], _ row: Int, _ column: Int) -> Bool {
    texts[(row + 1)...].contains { $0[column] != nil }
  }

  /// Whether a label further up begins between the two columns, which parts them.
  private func isUnderAnother(_ texts: [[Cell?]], _ row: Int, _ from: Int, _ to: Int) -> Bool {
    texts[..<row].contains { line in line[(from + 1)...to].contains { $0 != nil } }
  }

  /// How many rows a label takes: over blanks down to the header's end.
  private func height(_ texts: [[Cell?]], _ row: Int, _ column: Int, width: Int) -> Int {
    var height = 1
    while row + height < texts.count,
      texts[row + height][column..<column + width].allSatisfy({ $0 == nil })
    {
      height += 1
    }
    return height
  }
}
