import PageModel

/// What a repaired form says, for comparing it with its siblings.
struct FormReading {
  struct Entry: Hashable {
    var label: String
    var key: String
    var labelIndex: CellIndex
    /// The cell right of the label; nil when there is none.
    var valueIndex: CellIndex?
    var value: String
    var isAtEdge: Bool
    /// Whether it stands in a row of a block, whose amounts may well be blank.
    var isInBlock: Bool
  }

  /// The place of its table among the layout's.
  var table: Int
  var entries: [Entry]
  var headers: Set<String>

  /// The least number of known labels that make a table a form.
  private static let leastLabels = 3
  /// In rows from the top; a form shows what it is at once.
  private static let reach = 16

  static func isForm(_ draft: TableDraft, book: LabelBook) -> Bool {
    guard draft.table.headerRows == 0 || draft.isFlat else { return false }
    let rows = draft.filledRows
    var labels = 0
    for row in rows.indices.prefix(reach) {
      if IndicatorHeader(at: row, in: rows, book: book) != nil { return true }
      if rows[row].contains(where: { ValueShape.isCode($0.text) }) { continue }
      labels += rows[row].count {
        $0.text.unicodeScalars.count <= 24 && book.isLabel(LabelText($0.text))
      }
      if labels >= leastLabels, rows[row].first.map({ book.isLabel(LabelText($0.text)) }) ?? false {
        return rows.prefix(reach).contains { $0.contains { book.isFirstLabel(LabelText($0.text)) } }
      }
    }
    return false
  }

  static func beginsForm(_ table: Table, book: LabelBook) -> Bool {
    let rows = TableDraft(table).filledRows
    return rows.prefix(4).contains {
      $0.first.map { book.isFirstLabel(LabelText($0.text)) } ?? false
    }
  }

  /// What the complete rows of the table's indicator blocks teach about level labels.
  static func sense(_ filled: [[Cell]], book: LabelBook) -> LevelSense {
    var sense = LevelSense(book: book)
    var header: IndicatorHeader?
    for row in filled.indices {
      if let found = IndicatorHeader(at: row, in: filled, book: book) {
        header = found
        continue
      }
      guard let header, header.index(of: .value) != nil,
        filled[row].count == header.columns.count
      else { continue }
      for (column, cell) in zip(header.columns, filled[row]) where column.start == cell.column {
        if case .level(let depth)? = column.role { sense.learn(cell.text, depth: depth) }
      }
    }
    return sense
  }

  /// The forms among the tables that came from flat text.
  static func all(in drafts: [TableDraft], book: LabelBook) -> [FormReading] {
    drafts.enumerated().compactMap { place, draft in
      guard draft.table.origin == .delimitedText || draft.table.origin == .markup else {
        return nil
      }
      return FormReading(draft, at: place, book: book)
    }
  }

  private init?(_ draft: TableDraft, at place: Int, book: LabelBook) {
    var slots: [CellIndex: Cell] = [:]
    for cell in draft.table.cells { slots[cell.index] = cell }
    let rows = draft.filledRows
    var headerRows: Set<Int> = []
    var headers: Set<String> = []
    for row in rows.indices {
      guard let header = IndicatorHeader(at: row, in: rows, book: book) else { continue }
      headerRows.formUnion(header.rows)
      headers.formUnion(header.texts.map { LabelText($0).key })
    }
    guard
      headers.count > 1
        || rows.contains(where: { $0.contains { book.isFirstLabel(LabelText($0.text)) } })
    else { return nil }
    table = place
    self.headers = headers
    entries = []
    var blockRows: Set<Int> = []
    for cell in draft.table.cells where cell.column == 0 && cell.rowSpan > 1 {
      if book.section(LabelText(cell.text)) != nil { blockRows.formUnion(cell.rows) }
    }
    for cell in draft.table.cells where !cell.isBlank && !headerRows.contains(cell.row) {
      guard cell.text.unicodeScalars.count <= 30, book.isLabel(LabelText(cell.text)) else {
        continue
      }
      let next = CellIndex(row: cell.row, column: cell.columns.upperBound)
      let value = slots[next]
      let isValue = value.map { !book.isLabel(LabelText($0.text)) } ?? false
      entries.append(
        Entry(
          label: cell.text, key: Self.key(cell, slots, book), labelIndex: cell.index,
          valueIndex: isValue ? next : nil, value: isValue ? value?.text ?? "" : "",
          isAtEdge: value.map { $0.columns.upperBound >= draft.table.columnCount } ?? false,
          isInBlock: blockRows.contains(cell.row)))
    }
  }

  /// The label with the block it stands in, which tells 资金总额 from 资金总额.
  private static func key(_ cell: Cell, _ slots: [CellIndex: Cell], _ book: LabelBook) -> String {
    let label = LabelText(cell.text)
    for row in stride(from: cell.row, through: max(0, cell.row - 6), by: -1) {
      for column in stride(from: cell.column - 1, through: 0, by: -1) {
        guard let other = slots[CellIndex(row: row, column: column)],
          other.rows.contains(cell.row), other.rowSpan > 1,
          let section = book.section(LabelText(other.text))
        else { continue }
        return "\(section)/\(label.key)"
      }
    }
    return label.key
  }
}
