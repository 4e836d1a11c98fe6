import PageModel

/// Rule: an indicator without a value is a lost value where the other indicators have theirs.
struct LostTargets {
  let book: LabelBook

  /// An indicator block: the slots of its values, filled and blank.
  private struct Block {
    var table: Int
    var filled = 0
    var blanks: [CellIndex] = []
    var isMostlyFilled: Bool { filled > 0 && filled >= blanks.count * 4 }
  }

  func mark(_ drafts: inout [TableDraft]) {
    var blocks: [Block] = []
    for (place, draft) in drafts.enumerated() {
      // A blank in a grid that is whole was printed blank.
      guard draft.table.origin == .delimitedText || draft.isFlat else { continue }
      blocks += self.blocks(of: draft, at: place)
    }
    let whole = blocks.count(where: \.isMostlyFilled)
    for block in blocks where !block.blanks.isEmpty {
      // A column that most forms leave blank has nothing to lose.
      guard block.isMostlyFilled || whole * 3 >= blocks.count else { continue }
      mark(block.blanks, in: &drafts[block.table])
    }
  }

  private func blocks(of draft: TableDraft, at place: Int) -> [Block] {
    let rows = draft.filledRows
    guard draft.table.cells.allSatisfy({ $0.columns.upperBound <= draft.table.columnCount }) else {
      return []
    }
    var slots: [CellIndex: Cell] = [:]
    for cell in draft.table.cells { slots[cell.index] = cell }
    var result: [Block] = []
    var columns: (name: Int, value: Int)?
    for row in rows.indices {
      if let header = IndicatorHeader(at: row, in: rows, book: book) {
        columns = nil
        guard let name = header.index(of: .name), let value = header.index(of: .value) else {
          continue
        }
        columns = (header.columns[name].start, header.columns[value].start)
        result.append(Block(table: place))
        continue
      }
      guard let columns, let last = result.indices.last,
        let name = slots[CellIndex(row: row, column: columns.name)], !name.isBlank,
        name.columns.upperBound <= columns.value,
        let value = slots[CellIndex(row: row, column: columns.value)]
      else { continue }
      if value.isBlank { result[last].blanks.append(value.index) } else { result[last].filled += 1 }
    }
    return result
  }

  private func mark(_ blanks: [CellIndex], in draft: inout TableDraft) {
    let wanted = Set(blanks)
    let flag = Flag(.valueLost, "The other indicators have a value; here it fell off.")
    for place in draft.table.cells.indices where wanted.contains(draft.table.cells[place].index) {
      guard draft.table.cells[place].flags.isEmpty else { continue }
      draft.table.cells[place] = draft.table.cells[place].repaired(
        by: LostValues.rule, flag: flag, confidence: 0.5)
    }
    draft.note(
      LostValues.rule, cells: blanks, before: "", after: "",
      because: "the document's other indicators have a value here", confidence: 0.9)
  }
}
