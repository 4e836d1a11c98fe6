import PageModel

/// Lays the head of a form out so that each value stands right of its label, as merged cells did.
struct HeadLayout {
  static let rule = "restored_merge"
  static let labelRule = "completed_label"
  static let looseRule = "loose_value"

  let book: LabelBook
  /// The columns the table is to have.
  let width: Int

  init(width: Int, book: LabelBook) {
    self.book = book
    self.width = width
  }

  func cells(_ rows: [HeadRow], in draft: inout TableDraft) -> [Cell] {
    var cells: [Cell] = []
    for (place, row) in rows.enumerated() {
      cells += self.cells(row, limits: sectionColumns(rows, above: place), in: &draft)
    }
    return cells
  }

  /// The columns that block labels of rows above take in this row.
  private func sectionColumns(_ rows: [HeadRow], above place: Int) -> [Int] {
    var columns: [Int] = []
    for earlier in rows[..<place].suffix(24) {
      for token in earlier.tokens {
        if case .section(let span) = token.kind, earlier.source + span > rows[place].source {
          columns.append(token.cell.column)
        }
      }
    }
    return columns
  }

  private func cells(_ row: HeadRow, limits: [Int], in draft: inout TableDraft) -> [Cell] {
    var cells: [Cell] = []
    var place = 0
    while place < row.tokens.count {
      let token = row.tokens[place]
      let next = place + 1 < row.tokens.count ? row.tokens[place + 1] : nil
      let column = token.cell.column
      let limit = self.limit(after: column, next: next?.cell.column, limits: limits)
      switch token.kind {
      case .section(let span):
        cells.append(set(completed(token.cell, in: &draft), columns: column..<limit, rows: span))
      case .value:
        cells.append(set(token.cell, columns: column..<limit))
      case .label:
        let label = completed(token.cell, in: &draft)
        if let next, next.kind == .value, limit == next.cell.column {
          cells.append(set(label, columns: column..<limit))
        } else if limit > column + 1 {
          cells.append(set(label, columns: column..<column + 1))
          cells.append(blank(beside: label, columns: column + 1..<limit))
        } else {
          cells.append(set(label, columns: column..<limit))
        }
      }
      place += 1
    }
    return cells
  }

  /// The first column that belongs to something else.
  private func limit(after column: Int, next: Int?, limits: [Int]) -> Int {
    var limit = next ?? width
    for taken in limits where taken > column { limit = min(limit, taken) }
    return limit
  }

  private func set(_ cell: Cell, columns: Range<Int>, rows: Int = 1) -> Cell {
    var set = cell
    set.column = columns.lowerBound
    set.columnSpan = columns.count
    set.rowSpan = rows
    return columns.count > 1 || rows > 1 ? set.repaired(by: Self.rule) : set
  }

  private func blank(beside label: Cell, columns: Range<Int>) -> Cell {
    Cell(
      row: label.row, column: columns.lowerBound, columnSpan: columns.count, text: "",
      place: label.place)
  }

  /// A label with its cut end put back.
  private func completed(_ cell: Cell, in draft: inout TableDraft) -> Cell {
    let label = LabelText(cell.text)
    guard !book.isLabel(label), let whole = book.completedLabel(label) else { return cell }
    draft.note(
      Self.labelRule, cells: [cell.index], before: cell.text, after: whole,
      because: "it is the beginning of only one known label", confidence: 0.93)
    var result = cell.repaired(
      by: Self.labelRule,
      flag: Flag(FlagCode(rawValue: "text_cut"), "The label is printed without its end."),
      confidence: 0.93)
    result.text = whole
    return result
  }
}
