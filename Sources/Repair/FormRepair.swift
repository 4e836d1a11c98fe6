import PageModel

/// Puts a form right: its head of labels and values, and the repeated groups below.
struct FormRepair {
  let book: LabelBook

  func apply(to draft: inout TableDraft) {
    guard draft.isFlat else { return SpannedFormRepair(book: book).apply(to: &draft) }
    WrappedLabels(book: book).apply(to: &draft)
    let filled = draft.filledRows
    let sense = FormReading.sense(filled, book: book)
    let plan = blocks(in: &draft, filled: filled, sense: sense)
    let taken = Set(plan.flatMap { $0.header.rows.lowerBound..<$0.end })
    let titles = Set(
      draft.table.cells.filter { $0.columnSpan == draft.table.columnCount }.map(\.row))
    let sources = filled.indices.filter {
      !taken.contains($0) && !filled[$0].isEmpty && !titles.contains($0)
    }
    let reader = HeadReader(book: book)
    var read = reader.rows(sources, filled: filled)
    MovedLabels(book: book).apply(to: &read, in: &draft)
    var loose = LooseValues(book: book).gathered(read, in: &draft)
    let needed = max(draft.table.columnCount, reader.makeRoom(in: &loose.rows))
    reader.findSections(in: &loose.rows)
    let width = max(needed, plan.flatMap { $0.header.columns.map { $0.start + 1 } }.max() ?? 0)
    var cells = draft.table.cells.filter { titles.contains($0.row) }
    for index in cells.indices { cells[index].columnSpan = width }
    cells += HeadLayout(width: width, book: book).cells(loose.rows, in: &draft)
    for block in plan {
      let header = joinedHeader(block.header, filled: filled, in: &draft)
      cells += IndicatorLayout(block: block, sense: sense, width: width).cells(
        header: header, in: &draft)
    }
    draft.table.columnCount = width
    draft.table.cells = cells
    let blank = filled.indices.filter { filled[$0].isEmpty }
    let dropped = loose.dropped.union(plan.flatMap(\.dropped)).union(blank)
      .union(plan.flatMap { Array($0.header.rows.dropFirst()) })
    draft.remove(rows: dropped)
    draft.close()
  }

  private func blocks(
    in draft: inout TableDraft, filled: [[Cell]], sense: LevelSense
  ) -> [IndicatorBlock] {
    var blocks: [IndicatorBlock] = []
    var row = 0
    while row < filled.count {
      guard let header = IndicatorHeader(at: row, in: filled, book: book) else {
        row += 1
        continue
      }
      let block = IndicatorBlock(header: header, in: &draft, filled: filled, sense: sense)
      row = max(block.end, row + 1)
      blocks.append(block)
    }
    return blocks
  }

  /// The header's cells, those printed over several lines as one.
  private func joinedHeader(
    _ header: IndicatorHeader, filled: [[Cell]], in draft: inout TableDraft
  ) -> [Cell] {
    var cells = filled[header.rows.lowerBound]
    guard header.rows.count > 1 else { return cells }
    for var cell in filled[header.rows].dropFirst().joined()
    where !cells.contains(where: { $0.column == cell.column }) {
      cell.row = header.rows.lowerBound
      cells.append(cell)
    }
    cells.sort { $0.column < $1.column }
    for (place, text) in header.texts.enumerated()
    where place < cells.count && cells[place].text != text {
      draft.note(
        "joined_header", cells: [cells[place].index], before: cells[place].text, after: text,
        because: "the next line holds the rest of the label", confidence: 0.97)
      cells[place].text = text
      cells[place] = cells[place].repaired(by: "joined_header", confidence: 0.97)
    }
    return cells
  }
}
