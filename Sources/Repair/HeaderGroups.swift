import PageModel

/// Rule: header groups printed out of place stand over their own sub-headers again.
///
/// Two signs show where a group begins: the sub-headers repeat for each group, or a sum opens it.
struct HeaderGroups {
  static let rule = "header_group"
  private static let openers: Set<String> = ["合计", "小计", "总计"]

  func align(_ texts: inout [[Cell?]], in draft: inout TableDraft) {
    guard texts.count > 1 else { return }
    for row in 0..<texts.count - 1 {
      let groups = texts[row].indices.filter { texts[row][$0] != nil }
      let below = texts[row + 1].indices.filter { texts[row + 1][$0] != nil }
      guard groups.count > 1, below.count > groups.count else { continue }
      if let starts = repeatStarts(below, texts[row + 1], groups: groups.count) {
        guard starts != groups, starts[0] == groups[0] else { continue }
        move(groups, to: starts, in: &texts[row], &draft)
      } else {
        alignToOpeners(groups, row, &texts, &draft)
      }
    }
  }

  /// Where each group begins when the sub-headers are the same sequence once for each group.
  private func repeatStarts(_ columns: [Int], _ line: [Cell?], groups: Int) -> [Int]? {
    guard columns.count % groups == 0 else { return nil }
    let length = columns.count / groups
    guard length > 1 else { return nil }
    let keys = columns.map { line[$0]?.text.foldedForMatching ?? "" }
    for place in length..<keys.count where keys[place] != keys[place - length] { return nil }
    return stride(from: 0, to: columns.count, by: length).map { columns[$0] }
  }

  /// Moves a group with nothing below it to the sum beside it that has nothing above.
  private func alignToOpeners(
    _ groups: [Int], _ row: Int, _ texts: inout [[Cell?]], _ draft: inout TableDraft
  ) {
    for column in groups {
      let below = texts[row + 1][column]
      guard below.map({ !Self.openers.contains($0.text.foldedForMatching) }) ?? true else {
        continue
      }
      // A label with nothing below it stands for itself unless the sum right of it has no group.
      let near = [column + 1, column - 1].first { next in
        guard texts[row].indices.contains(next), texts[row][next] == nil,
          let opener = texts[row + 1][next],
          Self.openers.contains(opener.text.foldedForMatching)
        else { return false }
        return next > column ? below != nil || isLone(column, row, texts) : below != nil
      }
      if let near { move([column], to: [near], in: &texts[row], &draft) }
    }
  }

  /// Whether the column has no header text but this one and the sum to its right no group of its own.
  private func isLone(_ column: Int, _ row: Int, _ texts: [[Cell?]]) -> Bool {
    let before = texts[row][..<column].lastIndex { $0 != nil }
    // A label right before it would take the column as its own.
    return before == column - 1 && texts[row + 1][column] == nil
      && texts[row + 1][column - 1] != nil
  }

  private func move(
    _ columns: [Int], to targets: [Int], in line: inout [Cell?], _ draft: inout TableDraft
  ) {
    let cells = columns.map { line[$0] }
    for column in columns { line[column] = nil }
    for (cell, target) in zip(cells, targets) {
      guard var cell else { continue }
      if cell.column != target {
        draft.note(
          Self.rule, cells: [CellIndex(row: cell.row, column: target)],
          before: "\(cell.column): \(cell.text)", after: "\(target): \(cell.text)",
          because: "its sub-headers begin there", confidence: 0.93)
        cell.column = target
        cell = cell.repaired(by: Self.rule, confidence: 0.93)
      }
      line[target] = cell
    }
  }
}
