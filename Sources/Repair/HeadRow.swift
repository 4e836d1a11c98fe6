import PageModel

/// One row of a form's head: labels, the values after them, and labels of whole blocks.
struct HeadRow {
  enum Kind: Hashable {
    case label
    /// A label that heads a block of rows, with the rows it takes.
    case section(rows: Int)
    case value
  }

  struct Token {
    var cell: Cell
    var kind: Kind
  }

  /// The row in the table as found.
  var source: Int
  var tokens: [Token]

  /// The label nearest to the row's end that has no value; nil when every label has one.
  var openLabel: Int? {
    for place in tokens.indices.reversed() where tokens[place].kind == .label {
      let next = place + 1
      return next < tokens.count && tokens[next].kind == .value ? nil : place
    }
    return nil
  }
}

/// Reads the rows of a form that are no part of a repeated group.
struct HeadReader {
  let book: LabelBook

  /// In characters; longer text is no label the vocabulary does not know.
  private static let longestUnknownLabel = 16

  func rows(_ sources: [Int], filled: [[Cell]]) -> [HeadRow] {
    let labelColumns = Set(
      sources.flatMap { filled[$0].filter { book.isLabel(LabelText($0.text)) }.map(\.column) })
    return sources.map { row in
      HeadRow(source: row, tokens: tokens(filled[row], labelColumns: labelColumns))
    }
  }

  /// Moves texts right where labels stand so close that one has no place for its value.
  ///
  /// The least width a table of these rows needs.
  func makeRoom(in rows: inout [HeadRow]) -> Int {
    var width = 0
    for row in rows.indices {
      var free = 0
      for place in rows[row].tokens.indices {
        let token = rows[row].tokens[place]
        let column = max(token.cell.column, free)
        rows[row].tokens[place].cell.column = column
        let next = place + 1 < rows[row].tokens.count ? rows[row].tokens[place + 1] : nil
        let needsRoom =
          token.kind == .label && next?.kind != .value
          && !(next != nil && book.section(LabelText(token.cell.text)) != nil)
        free = column + (needsRoom ? 2 : 1)
      }
      if rows[row].tokens.count > 1 { width = max(width, free) }
    }
    return width
  }

  /// Tells the labels that head blocks from the others, once the rows' labels are in place.
  func findSections(in rows: inout [HeadRow]) {
    for row in rows.indices { findSections(in: &rows, at: row) }
  }

  private func tokens(_ cells: [Cell], labelColumns: Set<Int>) -> [HeadRow.Token] {
    var tokens: [HeadRow.Token] = []
    for (place, cell) in cells.enumerated() {
      let isAfterValue = tokens.last?.kind != .label
      let hasNext = place + 1 < cells.count
      let kind: HeadRow.Kind =
        isKnown(cell.text)
        ? .label
        : isAfterValue && isLikeLabel(cell, labelColumns: labelColumns) && (hasNext || place > 0)
          ? .label : .value
      tokens.append(HeadRow.Token(cell: cell, kind: kind))
    }
    return tokens
  }

  private func isKnown(_ text: String) -> Bool {
    guard text.unicodeScalars.count <= 30 else { return false }
    let label = LabelText(text)
    return book.isLabel(label) || book.completedLabel(label) != nil
  }

  /// Whether text that no vocabulary knows stands where labels stand.
  private func isLikeLabel(_ cell: Cell, labelColumns: Set<Int>) -> Bool {
    (cell.column == 0 || labelColumns.contains(cell.column))
      && cell.text.unicodeScalars.count <= Self.longestUnknownLabel
      && !ValueShape.isNumber(cell.text) && !ValueShape.isPlainlyValue(cell.text)
  }

  /// Tells a label that heads a block: another label follows it, and its column is blank below.
  private func findSections(in rows: inout [HeadRow], at row: Int) {
    for place in rows[row].tokens.indices where rows[row].tokens[place].kind == .label {
      let token = rows[row].tokens[place]
      guard book.sectionOfCut(LabelText(token.cell.text)) != nil,
        place + 1 < rows[row].tokens.count,
        rows[row].tokens[place + 1].kind == .label
      else { continue }
      var span = 1
      while row + span < rows.count, rows[row + span].source == rows[row].source + span,
        goesOn(token.cell.column, in: rows[row + span])
      {
        span += 1
      }
      rows[row].tokens[place].kind = .section(rows: span)
    }
  }

  /// Whether the row below is still part of the block whose label stands in the column.
  private func goesOn(_ column: Int, in row: HeadRow) -> Bool {
    guard !row.tokens.contains(where: { $0.cell.column == 0 || $0.cell.column == column }) else {
      return false
    }
    // A label and its value on both sides of the column show that nothing stands in it.
    for (token, next) in zip(row.tokens, row.tokens.dropFirst())
    where token.kind == .label && next.kind == .value {
      if token.cell.column < column, next.cell.column > column { return false }
    }
    // Nor can it stand in the only place for the value of a label that has none.
    for (place, token) in row.tokens.enumerated()
    where token.kind == .label && token.cell.column == column - 1 {
      if place + 1 == row.tokens.count || row.tokens[place + 1].kind != .value { return false }
    }
    return row.tokens.contains { $0.kind == .label }
  }
}
