import PageModel

/// Finds in each table what the profiles know: its fields, with values read and normalised.
public struct Labeler: Sendable {
  private let indexes: [ProfileIndex]

  /// The least lead, as a share of the threshold, that the best profile must have over the next.
  private static let margin = 0.1

  public init(profiles: [Profile]) {
    indexes = profiles.map { ProfileIndex($0) }
  }

  /// The records of the document in reading order.
  public func records(in layout: Layout) -> [Record] {
    var records: [Record] = []
    var previous: Profile?
    for table in layout.tables {
      let grid = CellGrid(table)
      let texts = table.cells.map { FoldedCell($0) }
      guard let best = bestIndex(for: grid, texts: texts, after: previous) else {
        previous = nil
        if let form = GenericForm(grid, values: ValueReader()) {
          records.append(form.record(id: "r\(records.count + 1)"))
        }
        continue
      }
      if best.takesEveryRow {
        if let reader = LineReader(grid, index: best) {
          records.append(reader.record(id: "r\(records.count + 1)"))
        }
      } else {
        let reader = FormReader(LabelledTable(grid: grid, texts: texts, index: best))
        if !reader.beginsRecord, reader.hasGroups, previous == best.profile, let last = records.last
        {
          records[records.count - 1] = reader.continuation(of: last)
        } else {
          records += reader.records(numberedFrom: records.count + 1)
        }
      }
      previous = best.profile
    }
    return UnitlessAmounts.marked(
      LostValues(profiles: indexes.map(\.profile)).marked(records))
  }

  /// The profile that knows the table best, or nil when none knows it or two know it as well.
  private func bestIndex(
    for grid: CellGrid, texts: [FoldedCell], after previous: Profile?
  ) -> ProfileIndex? {
    let title = LabelKey(grid.table.title ?? "")
    var best: (index: ProfileIndex, score: Double)?
    var next = 0.0
    for index in indexes {
      guard var score = score(of: index, grid: grid, texts: texts, title: title) else { continue }
      // The second half of a form cut in two has no head labels of its own.
      if index.profile == previous, !index.takesEveryRow { score += 0.5 }
      if score > best?.score ?? 0 {
        next = best?.score ?? 0
        best = (index, score)
      } else {
        next = max(next, score)
      }
    }
    guard let best, best.score >= 1, best.score - next >= Self.margin else { return nil }
    return best.index
  }

  /// The evidence for a profile as a multiple of what it asks for; nil when it cannot be.
  private func score(
    of index: ProfileIndex, grid: CellGrid, texts: [FoldedCell], title: LabelKey
  ) -> Double? {
    guard let titleWeight = index.weight(ofTitle: title),
      !refuses(index, grid: grid, texts: texts)
    else { return nil }
    let labels: Double
    if index.takesEveryRow {
      guard grid.table.headerRows > 0 else { return nil }
      labels = headerWeight(of: index, grid: grid, texts: texts)
    } else {
      labels = LabelledTable(grid: grid, texts: texts, index: index).weight
    }
    guard labels > 0 else { return nil }
    return (titleWeight + labels) / index.profile.recognition.threshold
  }

  /// Whether a label stands in the table that its kind never has; values under a header are no labels.
  private func refuses(_ index: ProfileIndex, grid: CellGrid, texts: [FoldedCell]) -> Bool {
    let refused = texts.indices.filter { index.refuses(texts[$0]) }
    guard !refused.isEmpty else { return false }
    if index.takesEveryRow {
      return refused.contains { grid[$0].row < grid.table.headerRows }
    }
    let table = LabelledTable(grid: grid, texts: texts, index: index)
    return refused.contains { number in
      !(0..<grid[number].row).contains { row in
        GroupRegion.begins(at: row, above: grid[number], in: table)
      }
    }
  }

  private func headerWeight(of index: ProfileIndex, grid: CellGrid, texts: [FoldedCell]) -> Double {
    var seen: Set<String> = []
    var sum = 0.0
    for (number, cell) in grid.table.cells.enumerated() where cell.row < grid.table.headerRows {
      for meaning in index.labels.match(texts[number])?.meanings ?? []
      where seen.insert(index.name(of: meaning)).inserted {
        sum += index.weight(of: meaning)
      }
    }
    return sum
  }
}
