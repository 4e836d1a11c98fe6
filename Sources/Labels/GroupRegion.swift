import PageModel

/// The rows of a table that repeat a group: its header, its columns, its body.
struct GroupRegion: Hashable {
  var group: Int
  var header: Range<Int>
  var body: Range<Int>
  /// One set of columns for each half of a header that repeats itself.
  var halves: [[Column]]

  /// A table column and what the header says of it.
  struct Column: Hashable {
    var meaning: LabelMeaning
    var columns: Range<Int>
    var confidence: Double
    /// The unit its header or one above it names.
    var unit: MoneyUnit?
    /// The number of the header's cell.
    var cell: Int

    /// Whether it holds values of its own, not signs or units of another's.
    var isNamed: Bool { if case .column = meaning { true } else { false } }
  }

  /// The region whose header begins in the row, its body still empty; nil where none begins.
  init?(headerAt row: Int, in table: inout LabelledTable) {
    guard let group = Self.group(at: row, in: table) else { return nil }
    table.matchMisprints(in: [row])
    let height = Self.height(ofHeaderAt: row, group: group, in: table)
    header = row..<row + height
    body = header.upperBound..<header.upperBound
    self.group = group
    halves = Self.halves(of: Self.leaves(of: header, group: group, in: table))
  }

  /// Whether a header that begins in the row has one of its columns, and ends, above the cell.
  static func begins(at row: Int, above cell: Cell, in table: LabelledTable) -> Bool {
    guard let group = group(at: row, in: table),
      row + height(ofHeaderAt: row, group: group, in: table) <= cell.row
    else { return false }
    return table.grid.starts(in: row).contains {
      isColumn($0, of: group, in: table) && table.grid[$0].columns.overlaps(cell.columns)
    }
  }

  /// Rows that a column's label may span: what is taller stands beside the items, as 绩效指标 does, however
  /// much its reading is like a column's.
  private static let tallest = 3

  /// The group of which two columns, a key one among them, are named in the row.
  private static func group(at row: Int, in table: LabelledTable) -> Int? {
    var found: [Int: Set<Int>] = [:]
    for number in table.grid.starts(in: row) where table.grid[number].rowSpan <= tallest {
      for case .column(let group, let column) in table.matches[number]?.meanings ?? [] {
        found[group, default: []].insert(column)
      }
    }
    let known = found.filter { group, columns in
      columns.count >= 2 && columns.contains { table.profile.groups[group].columns[$0].isKey }
    }
    return known.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
  }

  /// How many rows the header's own labels cover.
  private static func height(ofHeaderAt row: Int, group: Int, in table: LabelledTable) -> Int {
    let spans = table.grid.starts(in: row).filter { isColumn($0, of: group, in: table) }
      .map { table.grid[$0].rowSpan }
    return spans.max() ?? 1
  }

  private static func isColumn(_ number: Int, of group: Int, in table: LabelledTable) -> Bool {
    table.grid[number].rowSpan <= tallest
      && table.matches[number]?.meanings.contains { meaning(meaning: $0, of: group) } ?? false
  }

  private static func meaning(meaning: LabelMeaning, of group: Int) -> Bool {
    switch meaning {
    case .column(let other, _), .prefix(let other, _), .suffix(let other, _): other == group
    default: false
    }
  }

  /// The lowest label of each column, from left to right; a label over unnamed ones stands for them.
  private static func leaves(
    of header: Range<Int>, group: Int, in table: LabelledTable
  ) -> [Column] {
    var columns: [Column] = []
    for place in 0..<table.grid.columnCount {
      for row in header.reversed() {
        guard let number = table.grid.cell(row: row, column: place),
          table.grid[number].rowSpan <= tallest, let match = table.matches[number],
          let meaning = match.meanings.first(where: { self.meaning(meaning: $0, of: group) })
        else { continue }
        if columns.last?.cell == number {
          columns[columns.count - 1].columns =
            columns[columns.count - 1].columns.lowerBound..<place + 1
        } else {
          columns.append(
            Column(
              meaning: meaning, columns: place..<place + 1, confidence: match.confidence,
              unit: unit(over: place, header: header, in: table), cell: number))
        }
        break
      }
    }
    return columns
  }

  /// The unit that the lowest header cell over the column names.
  private static func unit(
    over column: Int, header: Range<Int>, in table: LabelledTable
  ) -> MoneyUnit? {
    for row in header.reversed() {
      if let number = table.grid.cell(row: row, column: column), let unit = table.unit(of: number) {
        return unit
      }
    }
    return nil
  }

  /// Takes away the signs at the end of a half that it has before: they belong to the next value.
  private static func signs(repeatedAtEndOf half: inout [Column]) -> [Column] {
    var signs: [Column] = []
    while let last = half.last, case .prefix = last.meaning,
      half.dropLast().contains(where: { $0.meaning == last.meaning })
    {
      signs.insert(half.removeLast(), at: 0)
    }
    return signs
  }

  /// Begins a new half where a column is named again; a half has what it lacks from the first.
  private static func halves(of columns: [Column]) -> [[Column]] {
    var halves: [[Column]] = [[]]
    for column in columns {
      let last = halves.count - 1
      if column.isNamed, halves[last].contains(where: { $0.meaning == column.meaning }) {
        halves.append(signs(repeatedAtEndOf: &halves[last]))
      }
      halves[halves.count - 1].append(column)
    }
    let first = halves[0]
    for number in halves.indices.dropFirst() {
      let known = Set(halves[number].map(\.meaning))
      halves[number].insert(contentsOf: first.filter { !known.contains($0.meaning) }, at: 0)
    }
    return halves
  }
}
