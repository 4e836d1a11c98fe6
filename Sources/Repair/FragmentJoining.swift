import PageModel

/// Rule: parts of one table that blank lines or a page break set apart are one table again.
///
/// Only for text, whose places are lines; tables on pages are joined where they are found.
struct FragmentJoining {
  static let rule = "joined_fragments"
  let book: LabelBook

  func joined(_ layout: Layout) -> (layout: Layout, corrections: [Correction]) {
    var tables: [Table] = []
    var corrections: [Correction] = []
    let blocks = layout.blocks.compactMap { block in
      PageFurniture.isPageNumber(block.text) ? nil : block.regions.first?.lineNumber
    }
    var torn: Set<Int> = []
    for table in layout.tables {
      if let last = tables.indices.last,
        let place = tornText(layout.blocks, between: tables[last], and: table)
      {
        takeText(layout.blocks[place], into: &tables[last], &corrections)
        torn.insert(place)
        corrections.append(joining(table, to: tables[last], repeated: 0))
        append(table, without: 0, to: &tables[last])
        continue
      }
      guard let last = tables.indices.last, isContinuation(table, of: tables[last], blocks: blocks)
      else {
        tables.append(table)
        continue
      }
      let repeated = repeatedHeaderRows(table, of: tables[last])
      corrections.append(joining(table, to: tables[last], repeated: repeated))
      append(table, without: repeated, to: &tables[last])
    }
    guard !corrections.isEmpty else { return (layout, []) }
    var result = layout
    result.tables = tables
    result.blocks = layout.blocks.indices.filter { !torn.contains($0) }.map { layout.blocks[$0] }
    var names: [String: String] = [:]
    for index in result.tables.indices {
      names[result.tables[index].id] = "t\(index + 1)"
      result.tables[index].id = "t\(index + 1)"
    }
    for index in corrections.indices {
      corrections[index].table = names[corrections[index].table] ?? corrections[index].table
    }
    return (result, corrections)
  }

  private func joining(_ table: Table, to target: Table, repeated: Int) -> Correction {
    Correction(
      rule: Self.rule, table: target.id, cells: [CellIndex(row: target.rowCount, column: 0)],
      before: "\(target.rowCount) + \(table.rowCount) rows",
      after: "\(target.rowCount + table.rowCount - repeated) rows",
      reason: "nothing of its own stands between the two parts, and the second begins in mid-table",
      confidence: 0.96)
  }

  /// The place of the one block between the tables that goes on with the first one's last text.
  private func tornText(_ blocks: [Block], between before: Table, and table: Table) -> Int? {
    guard before.origin == .delimitedText, let end = before.regions.last?.lineNumber,
      let start = table.regions.first?.lineNumber
    else { return nil }
    let between = blocks.indices.filter {
      guard let line = blocks[$0].regions.first?.lineNumber else { return false }
      return line > end && line < start && !PageFurniture.isPageNumber(blocks[$0].text)
    }
    guard between.count == 1, let place = between.first, blocks[place].kind != .note,
      let last = TableDraft(before).filledRows.last?.last, Self.isTorn(last.text),
      let closing = blocks[place].text.unicodeScalars.last, Self.ends.contains(closing),
      blocks[place].text.unicodeScalars.count >= 4,
      isContinuation(table, of: before, blocks: [])
    else { return nil }
    return place
  }

  /// In characters; a shorter text without a full stop need not be cut.
  private static let leastTorn = 20
  private static let ends: Set<Unicode.Scalar> = ["。", "！", "；"]

  private static func isTorn(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last else { return false }
    return text.unicodeScalars.count >= leastTorn && !ends.contains(last)
  }

  private func takeText(
    _ block: Block, into table: inout Table, _ corrections: inout [Correction]
  ) {
    guard let last = TableDraft(table).filledRows.last?.last,
      let place = table.cells.firstIndex(where: { $0.index == last.index })
    else { return }
    table.cells[place].text += block.text
    table.cells[place].raw += "\n" + block.text
    table.cells[place] = table.cells[place].repaired(by: Self.rule, confidence: 0.93)
    corrections.append(
      Correction(
        rule: Self.rule, table: table.id, cells: [last.index], before: last.text,
        after: table.cells[place].text,
        reason: "the text ends in mid-sentence, and the only line before the next rows ends it",
        confidence: 0.93))
  }

  private func isContinuation(_ table: Table, of before: Table, blocks: [Int]) -> Bool {
    guard table.origin == before.origin, let end = before.regions.last?.lineNumber,
      let start = table.regions.first?.lineNumber,
      !blocks.contains(where: { $0 > end && $0 < start })
    else { return false }
    // Tables of markup have their own ends; only one without a header can go on from another.
    if table.origin == .markup, table.headerRows > 0 || table.columnCount != before.columnCount {
      return false
    }
    guard abs(table.columnCount - before.columnCount) <= 2 else { return false }
    let first = TableDraft(table).filledRows.first ?? []
    guard let cell = first.first else { return true }
    // A form that begins, or a title, is no continuation.
    if book.isFirstLabel(LabelText(cell.text)) { return false }
    if first.count == 1, TitleRows.isTitle(cell.text, book: book) { return false }
    if repeatedHeaderRows(table, of: before) > 0 { return table.columnCount == before.columnCount }
    return !FormReading.beginsForm(table, book: book)
  }

  /// How many rows at its top repeat the first table's.
  private func repeatedHeaderRows(_ table: Table, of before: Table) -> Int {
    let (first, second) = (TableDraft(before).filledRows, TableDraft(table).filledRows)
    // A title may stand above the header that is repeated.
    for start in 0..<min(4, first.count) {
      var count = 0
      while count < min(4, second.count), start + count < first.count,
        !second[count].isEmpty, second[count].count > 1,
        second[count].map(\.text) == first[start + count].map(\.text),
        !second[count].contains(where: { ValueShape.isNumber($0.text) })
      {
        count += 1
      }
      if count > 0 { return count }
    }
    return 0
  }

  private func append(_ table: Table, without skipped: Int, to target: inout Table) {
    let offset = target.rowCount - skipped
    for cell in table.cells where cell.row >= skipped {
      var moved = cell
      moved.row += offset
      target.cells.append(moved)
    }
    target.rowCount += table.rowCount - skipped
    target.columnCount = max(target.columnCount, table.columnCount)
    target.regions =
      (target.regions.first.map { [$0] } ?? []) + (table.regions.last.map { [$0] } ?? [])
    if target.unit == nil { target.unit = table.unit }
    var draft = TableDraft(target)
    draft.close()
    target = draft.table
  }
}

extension Place {
  /// The line of a text input; nil for a place on a page.
  var lineNumber: Int? {
    guard case .line(let line, _) = self else { return nil }
    return line
  }
}

/// What stands at a page's edge and belongs to nothing.
enum PageFurniture {
  /// Whether the text is a page number: 12, - 12 -, — 3 —, 第3页.
  static func isPageNumber(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard scalars.count <= 10, scalars.contains(where: \.isASCIIDigit) else { return false }
    return scalars.allSatisfy { $0.isASCIIDigit || "-—－–第页共/".unicodeScalars.contains($0) }
  }
}
