import PageModel

/// Lays a read indicator block out as its author did: labels that span, one text to a column.
struct IndicatorLayout {
  let block: IndicatorBlock
  let sense: LevelSense
  let width: Int

  static let spanRule = "restored_span"
  static let labelRule = "completed_label"

  /// The block's cells, the header's among them, on rows of the table as found.
  func cells(header headerCells: [Cell], in draft: inout TableDraft) -> [Cell] {
    let header = block.header
    var result = self.header(headerCells)
    let spans = LevelSpans(rows: block.rows, header: header, sense: sense)
    for row in block.rows {
      for (index, column) in header.columns.enumerated() {
        if case .level? = column.role { continue }
        if let cell = placed(row, index, in: &draft) { result.append(cell) }
      }
      noteShift(row, in: &draft)
    }
    let levels = (0..<8).compactMap { header.index(of: .level($0)) }
    for (depth, column) in levels.enumerated() {
      result += labels(depth, column, spans, in: &draft)
    }
    return result
  }

  private func header(_ cells: [Cell]) -> [Cell] {
    var result: [Cell] = []
    for (index, column) in block.header.columns.enumerated() {
      let range = block.header.range(index, width: width)
      guard
        var cell = cells.first(where: { $0.column == column.start }) ?? lostHeader(cells, column)
      else { continue }
      cell.columnSpan = range.count
      if column.role == nil, block.rows.allSatisfy({ $0.cells[index] == nil }) {
        cell.rowSpan = max(1, block.end - cell.row)
      }
      result.append(cell)
    }
    return result
  }

  /// The header of the value column where the source lost it: a label, so no value is made up.
  private func lostHeader(_ cells: [Cell], _ column: IndicatorHeader.Column) -> Cell? {
    guard column.role == .value, let label = sense.book.valueLabel, let last = cells.last else {
      return nil
    }
    let cell = Cell(row: last.row, column: column.start, text: label, raw: "", place: last.place)
    return cell.repaired(
      by: LostValues.rule, flag: Flag(.valueLost, "The source has lost this column."),
      confidence: 0.9)
  }

  /// The row's cell in a column that is no level, blank where the row has none.
  private func placed(_ row: IndicatorRow, _ index: Int, in draft: inout TableDraft) -> Cell? {
    let range = block.header.range(index, width: width)
    guard block.header.columns[index].role != nil else { return nil }
    guard var cell = row.cells[index] else {
      guard let place = row.cells.lazy.compactMap({ $0?.place }).last else { return nil }
      let blank = Cell(
        row: row.source, column: range.lowerBound, columnSpan: range.count, text: "", place: place)
      guard block.hasLostValues, block.header.columns[index].role == .value else { return blank }
      return blank.repaired(
        by: LostValues.rule, flag: Flag(.valueLost, "The source has lost the column of values."),
        confidence: 0.5)
    }
    cell = marked(cell, row, isMoved: row.moved.contains(index))
    (cell.row, cell.column, cell.columnSpan) = (row.source, range.lowerBound, range.count)
    return cell
  }

  /// The cell with what the reading of its row leaves in doubt.
  private func marked(_ cell: Cell, _ row: IndicatorRow, isMoved: Bool) -> Cell {
    var cell = cell
    if isMoved {
      cell = cell.repaired(
        by: IndicatorBlock.shiftRule,
        flag: Flag(.rowShifted, "The row had slid to other columns and was put back."),
        confidence: 0.95)
    }
    if row.isUnread || (!row.moved.isEmpty && row.margin < RowReader.sureMargin) {
      cell = cell.repaired(
        by: IndicatorBlock.shiftRule,
        flag: Flag(.ambiguousReading, "The row can be read in two ways that are nearly as likely."),
        confidence: 0.6)
    }
    return cell
  }

  private func noteShift(_ row: IndicatorRow, in draft: inout TableDraft) {
    guard !row.moved.isEmpty else { return }
    let cells = row.cells.compactMap { $0 }.sorted { $0.column < $1.column }
    let before = cells.map { "\($0.column): \($0.text)" }.joined(separator: " | ")
    var after: [String] = []
    var places: [CellIndex] = []
    for index in row.moved.sorted() {
      let start = block.header.columns[index].start
      after.append("\(start): \(row.cells[index]?.text ?? "")")
      places.append(CellIndex(row: row.source, column: start))
    }
    draft.note(
      IndicatorBlock.shiftRule, cells: places, before: before,
      after: after.joined(separator: " | "),
      because: "its texts are of the kinds that stand in these columns, not where they were found",
      confidence: row.margin < RowReader.sureMargin ? 0.6 : 0.95)
  }

  // MARK: Level labels

  private func labels(
    _ depth: Int, _ column: Int, _ spans: LevelSpans, in draft: inout TableDraft
  ) -> [Cell] {
    var result: [Cell] = []
    let heads = spans.heads[depth]
    let range = block.header.range(column, width: width)
    var first = 0
    while first < block.rows.count {
      var last = first
      while last + 1 < block.rows.count, isSame(first, last + 1, depth, spans) { last += 1 }
      let source = block.rows[first].source
      let span = block.rows[last].source - source + 1
      var cell = label(heads[first], block.rows[first], column, depth, in: &draft)
      if heads[first...last].contains(where: \.isDoubtful), !cell.isBlank {
        cell = cell.repaired(
          by: Self.spanRule,
          flag: Flag(.ambiguousReading, "The label may belong to other rows than these."),
          confidence: 0.7)
      }
      (cell.row, cell.rowSpan, cell.column, cell.columnSpan) =
        (source, span, range.lowerBound, range.count)
      result.append(cell)
      first = last + 1
    }
    return result
  }

  /// Whether two rows stand under the same label, at this level and at those above it.
  private func isSame(_ a: Int, _ b: Int, _ depth: Int, _ spans: LevelSpans) -> Bool {
    (0...depth).allSatisfy { level in
      let (x, y) = (spans.heads[level][a], spans.heads[level][b])
      return x.owner == y.owner && x.suggestion == y.suggestion
        && (level < depth || x.isDoubtful == y.isDoubtful)
    }
  }

  private func label(
    _ head: LevelSpans.Head, _ row: IndicatorRow, _ column: Int, _ depth: Int,
    in draft: inout TableDraft
  ) -> Cell {
    guard let owner = head.owner, var cell = block.rows[owner].cells[column] else {
      let place = row.cells.lazy.compactMap { $0?.place }.last ?? .line(1, columns: 1...1)
      var blank = Cell(row: row.source, column: 0, text: "", place: place)
      blank = blank.repaired(
        by: Self.spanRule,
        flag: Flag(.valueLost, "The source has no label here though its place asks for one."),
        confidence: 0.5)
      if let suggestion = head.suggestion { blank.alternatives = [suggestion] }
      return blank
    }
    cell = marked(cell, block.rows[owner], isMoved: block.rows[owner].moved.contains(column))
    if head.isRestored {
      draft.note(
        Self.spanRule,
        cells: [CellIndex(row: row.source, column: block.header.columns[column].start)],
        before: "row \(block.rows[owner].source)", after: "row \(row.source): \(cell.text)",
        because: "the labels one level down belong under it", confidence: 0.93)
      cell = cell.repaired(
        by: Self.spanRule,
        flag: Flag(.spanRestored, "The label was printed beside another of its rows."),
        confidence: 0.93)
    }
    return completed(cell, depth, in: &draft)
  }

  /// The label with its end put back where the vocabulary knows only one way it can go on.
  private func completed(_ cell: Cell, _ depth: Int, in draft: inout TableDraft) -> Cell {
    let key = sense.book.levelKey(cell.text)
    let label: String
    if let known = sense.book.level(key), sense.book.isCutInSuffix(cell.text) {
      label = known.label
    } else if sense.book.level(key) == nil, let found = sense.book.completed(key, depth: depth) {
      label = found.entry.label
    } else {
      return cell
    }
    var whole = cell.repaired(
      by: Self.labelRule,
      flag: Flag(FlagCode(rawValue: "text_cut"), "The label is printed without its end."),
      confidence: 0.93)
    let numbering = cell.text.unicodeScalars.prefix { $0.isASCIIDigit || $0 == "-" || $0 == "—" }
    whole.text = String(String.UnicodeScalarView(numbering)) + label
    draft.note(
      Self.labelRule, cells: [cell.index], before: cell.text, after: whole.text,
      because: "it is the beginning of only one label of its level", confidence: 0.93)
    return whole
  }
}
