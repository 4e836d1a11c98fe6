import PageModel

/// Rule: a line of figures that slid left by the blank cells before it goes back under its columns.
///
/// Told by the kinds of its texts alone: the columns of the other lines hold codes, words or figures.
struct ShiftedLines {
  static let rule = "shifted_row"

  /// What a column's filled cells are.
  private enum Kind: Hashable {
    case code
    case number
    case words
  }

  /// Fewer lines than this show nothing of a column.
  private static let leastLines = 4

  func apply(to draft: inout TableDraft) {
    let body = draft.filledRows.indices.dropFirst(draft.table.headerRows)
    let rows = draft.filledRows
    guard body.count >= Self.leastLines else { return }
    let profile = columnKinds(rows[draft.table.headerRows...], width: draft.table.columnCount)
    for row in body where misfits(rows[row], profile, shift: 0) > 0 {
      shift(rows[row], profile, in: &draft)
    }
  }

  private static func kind(_ text: String) -> Kind {
    ValueShape.isCode(text) ? .code : ValueShape.isNumber(text) ? .number : .words
  }

  /// The kind of nearly all filled cells of each column; nil where they differ.
  private func columnKinds(_ rows: ArraySlice<[Cell]>, width: Int) -> [Kind?] {
    var counts = [[Kind: Int]](repeating: [:], count: width)
    for cell in rows.joined() where cell.column < width {
      counts[cell.column][Self.kind(cell.text), default: 0] += 1
    }
    return counts.map { kinds in
      let total = kinds.values.reduce(0, +)
      // A round amount such as 618 looks like a code among amounts.
      let numbers = (kinds[.number] ?? 0) + (kinds[.code] ?? 0)
      if total >= Self.leastLines, (kinds[.code] ?? 0) * 10 >= total * 8 { return .code }
      if total >= 3, numbers * 10 >= total * 8 { return .number }
      if total >= Self.leastLines, (kinds[.words] ?? 0) * 10 >= total * 8 { return .words }
      return nil
    }
  }

  /// How many of the row's texts are of another kind than the columns they would stand in.
  private func misfits(_ cells: [Cell], _ profile: [Kind?], shift: Int) -> Int {
    cells.count { cell in
      let column = cell.column + shift
      guard profile.indices.contains(column) else { return true }
      guard let wanted = profile[column] else { return false }
      let kind = Self.kind(cell.text)
      return kind != wanted && !(kind == .code && wanted == .number)
    }
  }

  private func shift(_ cells: [Cell], _ profile: [Kind?], in draft: inout TableDraft) {
    let now = misfits(cells, profile, shift: 0)
    guard cells.count >= 2, now * 2 >= cells.count, let row = cells.first?.row else { return }
    let fitting = [1, 2, -1].filter { shift in
      cells.allSatisfy { profile.indices.contains($0.column + shift) }
        && misfits(cells, profile, shift: shift) == 0
    }
    guard fitting.count == 1, let shift = fitting.first,
      draft.table.cells.allSatisfy({ $0.row != row || ($0.rowSpan == 1 && $0.columnSpan == 1) })
    else { return }
    draft.moveRow(
      row, cells, by: shift, Self.rule,
      flag: Flag(.rowShifted, "The line had slid to other columns and was put back."),
      because: "its texts are of the kinds that stand \(shift) columns further", confidence: 0.93)
  }
}
