import PageModel

/// Heals what a page break cut: rows whose text goes on and spans of labels.
struct PageBreak {
  /// The first row after the break.
  let row: Int
  /// The rows at the top that only head the columns.
  let headerRows: Int

  func healed(_ table: TablePart) -> TablePart {
    let pairs = self.pairs(in: table)
    if isRowCut(pairs, in: table) { return joiningRow(pairs, in: table) }
    return restoringSpans(pairs, in: flaggingDoubt(pairs, in: table))
  }

  /// The cells on both sides of the break, by their places in the table.
  private func pairs(in table: TablePart) -> [(above: Int, below: Int)] {
    let above = table.cells.indices.filter { table.cells[$0].rows.upperBound == row }
    return table.cells.indices.filter { table.cells[$0].rows.lowerBound == row }.compactMap {
      below in
      above.first { table.cells[$0].columns == table.cells[below].columns }.map { ($0, below) }
    }
  }

  /// Whether the first row below is the rest of the last row above.
  ///
  /// Some text must go on from a filled line; texts that ended above leave blanks that other rows have not.
  private func isRowCut(_ pairs: [(above: Int, below: Int)], in table: TablePart) -> Bool {
    let below = table.cells.count { $0.rows.lowerBound == row }
    guard pairs.count == below, below > 1 else { return false }
    var goesOn = 0
    /// How likely the blanks would be if the rows were two.
    var chance = 1.0
    for pair in pairs {
      let (upper, lower) = (table.cells[pair.above], table.cells[pair.below])
      if !upper.isBlank, !lower.isBlank {
        guard
          Self.textGoesOn(upper, lower) || isProse(upper, lower, among: pairs, in: table)
            || Self.isOpen(upper, lower) && Self.canGoOn(upper, lower)
        else { return false }
        goesOn += 1
      } else if upper.isBlank != lower.isBlank {
        chance *= blankShare(of: upper.columns, in: table)
      }
    }
    return goesOn > 0 && chance < 0.2
  }

  private static func textGoesOn(_ upper: PartCell, _ lower: PartCell) -> Bool {
    upper.isLastLineFull && canGoOn(upper, lower)
  }

  private static func canGoOn(_ upper: PartCell, _ lower: PartCell) -> Bool {
    guard let last = upper.text.last else { return false }
    return !"。！？!?".contains(last) && !ListMark.begins(lower.text)
      && !ValuePhrase.isValue(lower.text)
  }

  /// Whether no line closes the cell above the break nor opens the one below.
  private static func isOpen(_ upper: PartCell, _ lower: PartCell) -> Bool {
    upper.missingSides.contains(.bottom) && lower.missingSides.contains(.top)
  }

  /// Whether both are long text beside a label that is not printed again.
  private func isProse(
    _ upper: PartCell, _ lower: PartCell, among pairs: [(above: Int, below: Int)],
    in table: TablePart
  ) -> Bool {
    pairs.count == 2 && upper.columns.count * 2 >= table.columnCount && upper.columns.count > 1
      && upper.text.count >= 20 && table.cells[pairs[0].below].isBlank
      && !table.cells[pairs[0].above].isBlank
  }

  /// The share of blank cells in these columns, the rows at the break left aside.
  private func blankShare(of columns: Range<Int>, in table: TablePart) -> Double {
    var (blank, all) = (0.5, 1.0)
    for cell in table.cells where cell.columns == columns && cell.rows.lowerBound >= headerRows {
      guard cell.rows.upperBound != row, cell.rows.lowerBound != row else { continue }
      all += 1
      if cell.isBlank { blank += 1 }
    }
    return blank / all
  }

  /// Flags a row below the break that holds but one text where all rows have more: a heading, or the rest of a name.
  private func flaggingDoubt(_ pairs: [(above: Int, below: Int)], in table: TablePart) -> TablePart
  {
    let texts = pairs.filter { !table.cells[$0.below].isBlank }
    guard texts.count == 1, pairs.count == table.cells.count(where: { $0.rows.lowerBound == row }),
      !table.cells[texts[0].above].isBlank,
      !ValuePhrase.isValue(table.cells[texts[0].above].text),
      Self.canGoOn(table.cells[texts[0].above], table.cells[texts[0].below])
    else { return table }
    let ended = pairs.filter { table.cells[$0.below].isBlank && !table.cells[$0.above].isBlank }
    let chance = ended.reduce(1.0) { $0 * blankShare(of: table.cells[$1.above].columns, in: table) }
    guard ended.count > 1, chance < 0.05 else { return table }
    var table = table
    for index in [texts[0].above, texts[0].below] {
      table.cells[index].confidence = min(table.cells[index].confidence, 0.6)
      table.cells[index].flags.append(
        Flag(.textCut, "The page break may have cut one name into these two rows"))
    }
    return table
  }

  private func joiningRow(_ pairs: [(above: Int, below: Int)], in table: TablePart) -> TablePart {
    var table = table
    for pair in pairs {
      let lower = table.cells[pair.below]
      var upper = table.cells[pair.above]
      upper.text = Self.joined(upper.text, lower.text)
      upper.raw =
        upper.raw.isEmpty || lower.raw.isEmpty
        ? upper.raw + lower.raw : upper.raw + "\n" + lower.raw
      upper.confidence = min(upper.confidence, lower.confidence)
      upper.recognition = upper.recognition?.joined(with: lower.recognition) ?? lower.recognition
      upper.flags += lower.flags
      upper.rows = upper.rows.lowerBound..<lower.rows.upperBound
      upper.isLastLineFull = lower.isBlank ? upper.isLastLineFull : lower.isLastLineFull
      table.cells[pair.above] = upper
    }
    let gone = Set(pairs.map(\.below))
    table.cells = table.cells.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    return table.withoutRow(row)
  }

  private static func joined(_ a: String, _ b: String) -> String {
    guard let last = a.unicodeScalars.last, let first = b.unicodeScalars.first else { return a + b }
    let isTight = last.isIdeographic || first.isIdeographic || last.isDigit && first.isDigit
    return isTight ? a + b : a + " " + b
  }

  private func restoringSpans(_ pairs: [(above: Int, below: Int)], in table: TablePart) -> TablePart
  {
    var table = table
    var gone: Set<Int> = []
    for pair in pairs where isOneLabel(pair, in: table) {
      table.cells[pair.above].rows =
        table.cells[pair.above].rows.lowerBound..<table.cells[pair.below].rows.upperBound
      if table.cells[pair.above].isBlank {
        table.cells[pair.above].text = table.cells[pair.below].text
        table.cells[pair.above].raw = table.cells[pair.below].raw
      }
      gone.insert(pair.below)
    }
    table.cells = table.cells.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    return table
  }

  /// Whether both cells are one label that spans rows on both sides of the break.
  private func isOneLabel(_ pair: (above: Int, below: Int), in table: TablePart) -> Bool {
    let (upper, lower) = (table.cells[pair.above], table.cells[pair.below])
    if Self.isOpen(upper, lower) { return upper.isBlank || lower.isBlank }
    guard lower.isBlank, !upper.isBlank, !ValuePhrase.isValue(upper.text) else { return false }
    if upper.missingSides.contains(.bottom) || lower.missingSides.contains(.top) { return true }
    if upper.rows.count > 1 || lower.rows.count > 1 { return true }
    // Single rows on both sides: only where the column is one of labels that span rows elsewhere.
    return table.cells.contains {
      $0.columns == upper.columns && $0.rows.count > 1 && !$0.isBlank
        && $0.rows.lowerBound >= headerRows
    }
  }
}

extension TablePart {
  /// The table less a row at which no cell begins; the spans over it shrink.
  func withoutRow(_ row: Int) -> TablePart {
    var table = self
    table.rowEdges.remove(at: row)
    for index in table.cells.indices {
      let rows = table.cells[index].rows
      let start = rows.lowerBound > row ? rows.lowerBound - 1 : rows.lowerBound
      let end = rows.upperBound > row ? rows.upperBound - 1 : rows.upperBound
      table.cells[index].rows = start..<max(end, start + 1)
    }
    return table
  }
}
