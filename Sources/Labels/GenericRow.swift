import PageModel

/// What one row of an unknown form holds.
enum GenericRow: Hashable {
  /// Labels with their values, from left to right.
  case pairs([Pair])
  /// A text over the whole width, or nothing.
  case caption
  /// A row of a table inside the form, which has its labels in the row `header`; that one among them.
  case repeated(header: Int)
  /// Anything else.
  case other

  /// A label and where its value stands.
  struct Pair: Hashable {
    /// The number of the label's cell.
    var label: Int
    /// The number of the value's cell; nil when it stands in the label's or has none.
    var value: Int?
    /// The label's and the value's text when both stand in one cell.
    var inline: Inline?
    /// The number of the cell that heads several rows of labels.
    var block: Int?

    struct Inline: Hashable {
      var label: String
      var value: String
    }
  }

  /// Every row of the table, read for itself and then with those below it.
  static func rows(of grid: CellGrid) -> [GenericRow] {
    var rows: [GenericRow] = []
    while rows.count < grid.rowCount {
      let first = rows.count
      let run = max(runLength(from: first, in: grid), SpannedRows(from: first, in: grid).count)
      if run >= 3 {
        rows += Array(repeating: .repeated(header: first), count: run)
      } else if run == 2, let pairs = stackedPairs(at: first, in: grid) {
        rows += [.pairs(pairs), .pairs([])]
      } else {
        rows.append(row(first, in: grid))
      }
    }
    return rows
  }

  /// The label's text without blanks, numbering, colon and what stands in brackets at its end.
  static func name(of label: String) -> String {
    var scalars = Numbering.stripped(label).unicodeScalars.filter {
      !Folding.isBlank($0.value) || $0.isASCII && label.utf8.allSatisfy { $0 < 0x80 }
    }
    while let last = scalars.last, [0x3a, 0x20].contains(Folding.folded(last)) {
      scalars.removeLast()
    }
    if let last = scalars.last, Folding.folded(last) == 0x29,
      let open = scalars.lastIndex(where: { Folding.folded($0) == 0x28 }),
      open != scalars.startIndex
    {
      scalars.removeSubrange(open...)
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func row(_ row: Int, in grid: CellGrid) -> GenericRow {
    var cells = grid.starts(in: row)
    let covered = cells.reduce(0) { $0 + grid[$1].columnSpan }
    let isWhole = cells.count == 1 && covered == grid.columnCount
    guard !cells.isEmpty, !cells.allSatisfy({ grid[$0].isBlank }) else { return .caption }
    if isWhole { return inlinePair(cells[0], in: grid).map { .pairs([$0]) } ?? .caption }
    var block: Int?
    if let first = cells.first, cells.count.isMultiple(of: 2) == false, grid[first].rowSpan > 1 {
      block = first
      cells.removeFirst()
    } else if let left = grid.cell(row: row, column: 0), grid[left].row < row {
      block = left
    }
    return pairs(cells, block: block, in: grid).map { .pairs($0) } ?? .other
  }

  private static func pairs(_ cells: [Int], block: Int?, in grid: CellGrid) -> [Pair]? {
    var pairs: [Pair] = []
    var place = 0
    while place < cells.count {
      let label = cells[place]
      if var inline = inlinePair(label, in: grid) {
        inline.block = block
        pairs.append(inline)
        place += 1
        continue
      }
      guard LabelLooks.isLabel(grid[label].text) else { return nil }
      let value = place + 1 < cells.count ? cells[place + 1] : nil
      pairs.append(Pair(label: label, value: value, block: block))
      place += 2
    }
    return pairs
  }

  private static func inlinePair(_ cell: Int, in grid: CellGrid) -> Pair? {
    let text = grid[cell].text
    guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }),
      let rest = FoldedCell(text).head?.rest, LabelLooks.isLabel(String(text[..<colon]))
    else { return nil }
    return Pair(label: cell, inline: .init(label: String(text[..<colon]), value: rest))
  }

  /// How many rows from here on have the same three or more columns, the first being labels only.
  private static func runLength(from row: Int, in grid: CellGrid) -> Int {
    let columns = grid.starts(in: row).map { grid[$0].columns }
    let open = columns.filter { $0.lowerBound >= 0 }
    guard open.count >= 2, grid.starts(in: row).allSatisfy({ LabelLooks.isLabel(grid[$0].text) })
    else { return 1 }
    var end = row + 1
    while end < grid.rowCount, grid.starts(in: end).map({ grid[$0].columns }) == columns {
      end += 1
    }
    // Labels beside values fill every second column: then rows alike are no table.
    let isBeside = (row..<end).allSatisfy { self.row($0, in: grid).hasLabels }
    return isBeside && open.count.isMultiple(of: 2)
      ? 1 : open.count >= 3 || end - row == 2 ? end - row : 1
  }

  /// A row of labels over a row of values.
  private static func stackedPairs(at row: Int, in grid: CellGrid) -> [Pair]? {
    let (labels, values) = (grid.starts(in: row), grid.starts(in: row + 1))
    guard labels.count == values.count, labels.count >= 2,
      values.contains(where: { !grid[$0].isBlank && !LabelLooks.isLabel(grid[$0].text) })
    else { return nil }
    return zip(labels, values).map { Pair(label: $0, value: $1) }
  }

  private var hasLabels: Bool { if case .pairs = self { true } else { false } }

  /// Whether it belongs to a table inside the form.
  var isRepeated: Bool { if case .repeated = self { true } else { false } }
}
