import PageModel

/// A table with the labels that one profile finds in its cells.
struct LabelledTable {
  let grid: CellGrid
  let index: ProfileIndex
  /// By cell number.
  private(set) var matches: [LabelMatch?]
  private let texts: [FoldedCell]

  init(grid: CellGrid, texts: [FoldedCell], index: ProfileIndex) {
    self.grid = grid
    self.index = index
    self.texts = texts
    matches = texts.map { index.labels.match($0) }
  }

  var profile: Profile { index.profile }

  /// The weights of the different labels found, added up.
  var weight: Double {
    var seen: Set<String> = []
    var sum = 0.0
    for meaning in matches.lazy.compactMap({ $0 }).flatMap(\.meanings) {
      let weight = index.weight(of: meaning)
      if weight > 0, seen.insert(index.name(of: meaning)).inserted { sum += weight }
    }
    return sum
  }

  /// Looks for misprinted labels in cells of these rows that have none.
  mutating func matchMisprints(in rows: some Sequence<Int>) {
    for row in rows {
      for number in grid.starts(in: row) where matches[number] == nil {
        matches[number] = index.labels.closest(texts[number])
      }
    }
  }

  /// Whether the cell's label names a field or heads a section, as far as is known.
  func isHeadLabel(_ number: Int) -> Bool {
    matches[number]?.meanings.contains {
      switch $0 {
      case .field, .section: true
      default: false
      }
    } ?? false
  }

  /// The fields that the cell's label may name.
  func fields(of number: Int) -> [Int] {
    matches[number]?.meanings.compactMap { if case .field(let field) = $0 { field } else { nil } }
      ?? []
  }

  /// The section that the cell's label heads.
  func section(of number: Int) -> Int? {
    matches[number]?.meanings.lazy.compactMap {
      if case .section(let section) = $0 { section } else { nil }
    }.first
  }

  /// The unit printed in brackets behind the cell's label.
  func unit(of number: Int) -> MoneyUnit? {
    matches[number]?.unit
      ?? texts[number].bracketed.flatMap { index.values.units.unit(named: $0) }
  }

  /// Whether the cell's label names a field that begins a record.
  func beginsRecord(_ number: Int) -> Bool {
    guard matches[number]?.confidence == 1 else { return false }
    return fields(of: number).contains { profile.fields[$0].beginsRecord }
  }

  /// Whether one cell covers the whole row.
  func isFullWidth(row: Int) -> Bool {
    guard let number = grid.cell(row: row, column: 0) else { return false }
    return grid[number].columnSpan == grid.columnCount && grid.columnCount > 1
  }
}
