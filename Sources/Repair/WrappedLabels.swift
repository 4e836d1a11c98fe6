import PageModel

/// Rule: a level label printed over two rows, as 产出 above 指标, is one label again.
///
/// The lower part would otherwise be read as a label or a name of its own row.
struct WrappedLabels {
  static let rule = "joined_label"
  let book: LabelBook

  func apply(to draft: inout TableDraft) {
    let filled = draft.filledRows
    var places: [CellIndex: Int] = [:]
    for (place, cell) in draft.table.cells.enumerated() { places[cell.index] = place }
    var header: IndicatorHeader?
    /// By column, the row of the last text in it.
    var last: [Int: Int] = [:]
    joinHeads(filled, places, in: &draft)
    for row in filled.indices {
      if let found = IndicatorHeader(at: row, in: filled, book: book) {
        header = found
        last = [:]
        continue
      }
      guard let header, row > header.rows.upperBound else { continue }
      if filled[row].count == 1, let lower = filled[row].first.flatMap({ places[$0.index] }),
        joinAlone(lower, header, last, places, in: &draft)
      {
        continue
      }
      for cell in filled[row] {
        if case .level(let depth)? = header.columns.first(where: { $0.start == cell.column })?.role,
          let above = last[cell.column], above == row - 1,
          let upper = places[CellIndex(row: above, column: cell.column)],
          let lower = places[cell.index]
        {
          join(upper, lower, depth: depth, in: &draft)
        }
        last[cell.column] = row
      }
    }
  }

  /// Joins a text that stands alone in its row, in whatever column, to a label it completes.
  private func joinAlone(
    _ lower: Int, _ header: IndicatorHeader, _ last: [Int: Int], _ places: [CellIndex: Int],
    in draft: inout TableDraft
  ) -> Bool {
    for column in header.columns {
      guard case .level(let depth)? = column.role, let above = last[column.start],
        above == draft.table.cells[lower].row - 1,
        let upper = places[CellIndex(row: above, column: column.start)]
      else { continue }
      join(upper, lower, depth: depth, in: &draft)
      if draft.table.cells[lower].isBlank { return true }
    }
    return false
  }

  /// Joins rows that hold nothing but the second lines of the labels above them.
  private func joinHeads(
    _ filled: [[Cell]], _ places: [CellIndex: Int], in draft: inout TableDraft
  ) {
    for row in filled.indices.dropFirst() where !filled[row].isEmpty {
      let pairs = filled[row].compactMap { cell -> (upper: Int, lower: Int)? in
        guard let upper = places[CellIndex(row: row - 1, column: cell.column)],
          let lower = places[cell.index],
          book.isOneLabel(draft.table.cells[upper].text, cell.text)
        else { return nil }
        return (upper, lower)
      }
      guard pairs.count == filled[row].count else { continue }
      for pair in pairs {
        merge(pair.upper, pair.lower, "the two rows' texts make known labels", in: &draft)
      }
    }
  }

  private func join(_ upper: Int, _ lower: Int, depth: Int, in draft: inout TableDraft) {
    let (above, below) = (draft.table.cells[upper], draft.table.cells[lower])
    guard !above.isBlank, book.isOneLabel(above.text, below.text, depth: depth) else { return }
    merge(
      upper, lower, "the two rows' texts make one known label of this level", in: &draft)
  }

  private func merge(_ upper: Int, _ lower: Int, _ reason: String, in draft: inout TableDraft) {
    let (above, below) = (draft.table.cells[upper], draft.table.cells[lower])
    let text = above.text + below.text
    draft.note(
      Self.rule, cells: [above.index], before: "\(above.text) | \(below.text)", after: text,
      because: reason, confidence: 0.95)
    draft.table.cells[upper].text = text
    draft.table.cells[upper].raw += "\n" + below.raw
    draft.table.cells[upper] = draft.table.cells[upper].repaired(by: Self.rule, confidence: 0.95)
    draft.table.cells[lower].text = ""
  }
}
