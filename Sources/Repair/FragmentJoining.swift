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
    for table in layout.tables {
      guard let last = tables.indices.last, isContinuation(table, of: tables[last], blocks: blocks)
      else {
        tables.append(table)
        continue
      }
      let repeated = repeatedHeaderRows(table, of: tables[last])
      corrections.append(
        Correction(
          rule: Self.rule, table: tables[last].id,
          cells: [CellIndex(row: tables[last].rowCount, column: 0)],
          before: "\(tables[last].rowCount) + \(table.rowCount) rows",
          after: "\(tables[last].rowCount + table.rowCount - repeated) rows",
          reason:
            "only blank lines stand between the two parts, and the second begins in mid-table",
          confidence: 0.96))
      append(table, without: repeated, to: &tables[last])
    }
    guard !corrections.isEmpty else { return (layout, []) }
    var result = layout
    result.tables = tables
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
