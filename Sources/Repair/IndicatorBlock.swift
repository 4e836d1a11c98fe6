import PageModel

/// The rows under an indicator header, read one by one and put back under their columns.
struct IndicatorBlock {
  var header: IndicatorHeader
  private(set) var rows: [IndicatorRow] = []
  /// Rows that became part of another one, or repeat the header.
  private(set) var dropped: Set<Int> = []
  /// Whether the header has lost its value column and no row has a value.
  private(set) var hasLostValues = false
  /// The first row below the block.
  private(set) var end: Int
  private let sense: LevelSense
  private let width: Int

  static let shiftRule = "shifted_row"
  static let looseValueRule = "loose_value"
  static let looseLabelRule = "loose_label"
  static let repeatedHeaderRule = "repeated_header"

  init(header: IndicatorHeader, in draft: inout TableDraft, filled: [[Cell]], sense: LevelSense) {
    self.header = header
    self.sense = sense
    width = draft.table.columnCount
    end = header.rows.upperBound + 1
    findLostValueColumn(filled)
    let reader = RowReader(header: self.header, sense: sense, width: width)
    var pending: [Int: Cell] = [:]
    while end < filled.count,
      repeatedHeader(at: end, in: filled) != nil
        || !(endsBlock(filled[end]) || opensForm(at: end, in: filled))
    {
      let cells = filled[end]
      if let rows = repeatedHeader(at: end, in: filled) {
        for row in rows {
          drop(row, Self.repeatedHeaderRule, filled[row], "the row repeats the header", &draft)
        }
        end = rows.upperBound
      } else if !takeAlone(cells, pending: &pending, &draft) {
        read(cells, with: reader, pending: &pending)
      }
      end += 1
    }
    doubtCutNames()
  }

  /// The rows that repeat the header, as after a page break; nil where there are none.
  private func repeatedHeader(at row: Int, in filled: [[Cell]]) -> ClosedRange<Int>? {
    guard !filled[row].isEmpty else { return nil }
    let texts = filled[row].map(\.text)
    if let again = IndicatorHeader(at: row, in: filled, book: sense.book),
      again.columns.map(\.role) == header.columns.prefix(again.columns.count).map(\.role),
      again.columns.count >= header.columns.count - 1
    {
      return again.rows
    }
    return texts == header.texts || texts == header.firstLine ? row...row : nil
  }

  /// Whether a label that belongs above or below the group stands first in the row.
  private func endsBlock(_ cells: [Cell]) -> Bool {
    guard let first = cells.first else { return false }
    let label = LabelText(first.text)
    if sense.book.role(label) != nil, cells.map(\.text) != header.texts {
      return IndicatorHeader(at: 0, in: [cells], book: sense.book) != nil
    }
    return sense.book.isLabel(label) && sense.depths(of: first.text).isEmpty
  }

  /// Whether the row is the title of a form that begins right below.
  private func opensForm(at row: Int, in filled: [[Cell]]) -> Bool {
    guard filled[row].count == 1, let cell = filled[row].first,
      TitleRows.isTitle(cell.text, book: sense.book)
    else { return false }
    return filled[row...].prefix(5).contains {
      $0.first.map { sense.book.isFirstLabel(LabelText($0.text)) } ?? false
    }
  }

  /// A header that lost its value column while rows still have values gets it back.
  private mutating func findLostValueColumn(_ filled: [[Cell]]) {
    guard header.index(of: .value) == nil, let last = header.columns.last else { return }
    let next = last.start + 1
    guard header.index(of: .name) != nil else { return }
    let below = filled[(header.rows.upperBound + 1)...].prefix(40)
    let beyond = below.compactMap { $0.last }.filter { $0.column >= next }
    hasLostValues = beyond.isEmpty
    header.add(.value, at: beyond.map(\.column).min() ?? max(next, width))
  }

  // MARK: Rows

  private mutating func read(_ cells: [Cell], with reader: RowReader, pending: inout [Int: Cell]) {
    var cells = cells
    var row = IndicatorRow(source: end, cells: Array(repeating: nil, count: header.columns.count))
    // The label that leads the group may be printed beside any of its rows.
    if let first = cells.first, let start = header.columns.first?.start, first.column < start,
      cells.count > header.columns.count
    {
      cells.removeFirst()
    }
    guard let (best, margin) = reader.reading(of: cells, above: labelInForce) else {
      row.isUnread = true
      for cell in cells {
        let index = header.columns.lastIndex { $0.start <= cell.column } ?? 0
        if row.cells[index] == nil { row.cells[index] = cell }
      }
      rows.append(row)
      return
    }
    row.margin = margin
    // One text in a row of its own may as well be the end of the text above it.
    row.isUnread = cells.count == 1 && !hasLostValues
    for (index, place) in best.places.enumerated() {
      guard let place else { continue }
      row.cells[index] = cells[place]
      let home = header.range(index, width: width)
      let isAtHome =
        header.columns[index].role == .value
        ? cells[place].column == home.lowerBound : home.contains(cells[place].column)
      if !isAtHome { row.moved.insert(index) }
    }
    for (index, label) in pending where row.cells[index] == nil {
      row.cells[index] = label.repaired(by: Self.looseLabelRule)
    }
    pending = [:]
    rows.append(row)
  }

  /// The name above a lone text may be cut: both together are its other reading.
  private mutating func doubtCutNames() {
    guard let name = header.index(of: .name), let value = header.index(of: .value) else { return }
    for row in rows.indices.dropFirst() where rows[row].isUnread {
      let texts = rows[row].cells.compactMap { $0?.text }
      guard texts.count == 1, let text = texts.first, rows[row - 1].cells[value] != nil,
        let cell = rows[row - 1].cells[name]
      else { continue }
      rows[row - 1].cells[name] = cell.repaired(
        by: Self.looseValueRule,
        flag: Flag(.ambiguousReading, "The text alone in the row below may be its end."),
        confidence: 0.7)
      rows[row - 1].cells[name]?.alternatives.append(cell.text + text)
    }
  }

  /// The innermost level's label of the rows read so far.
  private var labelInForce: String? {
    guard let index = (0..<8).reversed().lazy.compactMap({ header.index(of: .level($0)) }).first
    else {
      return rows.isEmpty ? nil : ""
    }
    return rows.last { $0.cells[index] != nil }?.cells[index]?.text ?? (rows.isEmpty ? nil : "")
  }

  /// Whether the row is one text, a value or label that fell out of its row, and was dealt with.
  private mutating func takeAlone(
    _ cells: [Cell], pending: inout [Int: Cell], _ draft: inout TableDraft
  ) -> Bool {
    guard let cell = cells.first, cells.count == 1 else { return cells.isEmpty }
    let depths = sense.depths(of: cell.text)
    if let value = header.index(of: .value), let name = header.index(of: .name),
      let last = rows.indices.last, rows[last].cells[value] == nil, rows[last].cells[name] != nil,
      depths.isEmpty, !hasLostValues,
      // Text right under the names may be a name that never had a value.
      ValueShape.isPlainlyValue(cell.text) || header.columns[name].start != cell.column
    {
      rows[last].cells[value] = cell.repaired(by: Self.looseValueRule, confidence: 0.92)
      if ValueShape.isPlainlyValue(cell.text) { rows[last].isUnread = false }
      drop(
        end, Self.looseValueRule, cells,
        "a value stands alone right below a row that has none", &draft)
      return true
    }
    let home = header.columns.lastIndex { $0.start <= cell.column }
    for index in header.columns.indices {
      guard case .level(let depth)? = header.columns[index].role, depths.contains(depth),
        depths.count == 1 || home == index
      else { continue }
      pending[index] = cell
      drop(
        end, Self.looseLabelRule, cells, "a level label stands alone right above its rows", &draft)
      return true
    }
    return false
  }

  private mutating func drop(
    _ row: Int, _ rule: String, _ cells: [Cell], _ reason: String, _ draft: inout TableDraft
  ) {
    dropped.insert(row)
    let text = cells.map(\.text).joined(separator: " | ")
    draft.note(
      rule, cells: [CellIndex(row: max(0, row - 1), column: cells.last?.column ?? 0)], before: text,
      after: "", because: reason, confidence: 0.92)
  }
}
