import PageModel

/// Counts the rows at the top of a table that head its columns.
enum HeaderRows {
  /// 0 for a form, whose labels stand inside, and for a table that begins with data.
  static func count(in part: TablePart) -> Int {
    var end = 0
    var row = 0
    while row < part.rowCount {
      let starting = part.cells(startingInRow: row)
      guard row < end || isHeaderRow(starting, in: part, row: row) else { break }
      for cell in starting where !cell.isBlank { end = max(end, cell.rows.upperBound) }
      row += 1
    }
    guard row > 0, row < part.rowCount || part.rowCount > 1, resolvesColumns(part, rows: row) else {
      return 0
    }
    return row
  }

  /// All texts, no values, and every cell narrower than the one above it.
  private static func isHeaderRow(_ cells: [PartCell], in part: TablePart, row: Int) -> Bool {
    guard !cells.isEmpty, !cells.contains(where: { ValuePhrase.isValue($0.text) }) else {
      return false
    }
    let blanks = cells.count(where: \.isBlank)
    guard blanks * 3 <= cells.count else { return false }
    guard row > 0 else { return true }
    let above = part.cells.filter { $0.rows.upperBound == row && !$0.isBlank }
    let repeats = cells.count { cell in
      above.contains { $0.columns == cell.columns && $0.columns.count < part.columnCount }
    }
    return repeats * 2 < cells.count
  }

  /// Whether the header gives most columns a head of their own.
  private static func resolvesColumns(_ part: TablePart, rows: Int) -> Bool {
    let leaves = part.cells(coveringRow: rows - 1)
    let own = leaves.count { leaf in
      part.cells.contains { $0.rows.lowerBound >= rows && $0.columns == leaf.columns }
    }
    return own * 4 >= leaves.count * 3
  }
}

/// Tells printed values from labels.
enum ValuePhrase {
  /// Whether the text is a number, an amount, a percentage or a code.
  static func isValue(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      if scalar.isDigit {
        digits += 1
        continue
      }
      guard allowed.contains(scalar) else { return false }
    }
    return digits > 0
  }

  private static let allowed = Set(".,%-+()（）¥￥ ，％－<>≤≥".unicodeScalars)
}
