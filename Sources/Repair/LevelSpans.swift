import PageModel

/// Finds, for every row of an indicator block, the level labels it stands under.
///
/// A label counts for the rows below it until the next one; where the known order of labels shows
/// that it was printed too far down or up, it is moved.
struct LevelSpans {
  /// What heads one row at one level.
  struct Head: Hashable {
    /// The row of the block whose cell it is; nil where the label is lost.
    var owner: Int?
    var isRestored = false
    var isDoubtful = false
    /// What the lost label must have been, where the label one level down stands under no other.
    var suggestion: String?
  }

  /// By depth, then by row of the block.
  private(set) var heads: [[Head]]

  private let rows: [IndicatorRow]
  private let columns: [Int]
  private let sense: LevelSense

  init(rows: [IndicatorRow], header: IndicatorHeader, sense: LevelSense) {
    self.rows = rows
    self.sense = sense
    columns = (0..<8).compactMap { header.index(of: .level($0)) }
    heads = Array(repeating: [], count: columns.count)
    guard !columns.isEmpty else { return }
    carryAll()
    if columns.count > 1 {
      for depth in stride(from: columns.count - 2, through: 0, by: -1) { fit(depth) }
    }
    doubtUncoveredRows()
  }

  private func key(_ row: Int, _ depth: Int) -> String? {
    rows[row].cells[columns[depth]].map { sense.book.levelKey($0.text) }
  }

  private mutating func carryAll() {
    for depth in columns.indices {
      var owner: Int?
      for row in rows.indices {
        let opensAbove = depth > 0 && key(row, depth - 1) != nil && !continues(row, owner, depth)
        if key(row, depth) != nil { owner = row } else if opensAbove { owner = nil }
        heads[depth].append(Head(owner: owner))
      }
    }
  }

  /// Whether the label above, printed only now, is the one that the label still in force stands under.
  private func continues(_ row: Int, _ owner: Int?, _ depth: Int) -> Bool {
    guard let owner, let below = key(owner, depth), let above = key(row, depth - 1) else {
      return false
    }
    return sense.parents(of: below).contains(above)
  }

  /// Moves labels of the level to the rows whose labels one level down belong under them.
  private mutating func fit(_ depth: Int) {
    var before: Head?
    for row in rows.indices {
      guard let below = heads[depth + 1][row].owner, let child = key(below, depth + 1) else {
        if heads[depth][row].owner == nil, let before { heads[depth][row] = before }
        before = heads[depth][row]
        continue
      }
      let parents = sense.parents(of: child)
      let current = heads[depth][row].owner.flatMap { key($0, depth) }
      if !parents.isEmpty, current.map({ !parents.contains($0) }) ?? true {
        if let owner = nearest(to: row, depth: depth, among: parents) {
          heads[depth][row] = Head(owner: owner, isRestored: true)
        } else if current == nil {
          heads[depth][row] = lost(under: parents)
        } else if let current, isKnownElsewhere(current, depth),
          before.map({ $0.owner != nil || $0.isDoubtful }) ?? false,
          hasOwnRows(current, depth)
        {
          // Nothing in the form bears the label that belongs here: it fell off.
          heads[depth][row] = lost(under: parents)
        }
      } else if current == nil, let next = next(after: row, depth: depth) {
        heads[depth][row] = Head(owner: next, isRestored: true, isDoubtful: true)
      }
      before = heads[depth][row]
    }
  }

  private func lost(under parents: Set<String>) -> Head {
    let only = parents.count == 1 ? parents.first.flatMap { sense.book.level($0)?.label } : nil
    return Head(owner: nil, isDoubtful: true, suggestion: only)
  }

  private func isKnownElsewhere(_ key: String, _ depth: Int) -> Bool {
    sense.book.level(key)?.depths.contains(depth) ?? false
  }

  /// Whether some row below the label does belong under it, so that the others are the odd ones.
  private func hasOwnRows(_ label: String, _ depth: Int) -> Bool {
    rows.indices.contains { row in
      guard let child = key(row, depth + 1) else { return false }
      return sense.parents(of: child).contains(label)
    }
  }

  /// The row nearest to `row` whose label of the level is among the keys.
  private func nearest(to row: Int, depth: Int, among keys: Set<String>) -> Int? {
    rows.indices.filter { key($0, depth).map(keys.contains) ?? false }
      .min { abs($0 - row) < abs($1 - row) }
  }

  private func next(after row: Int, depth: Int) -> Int? {
    rows.indices.first { $0 > row && key($0, depth) != nil }
  }

  /// Where a block's first row has no label of a level, its labels may stand in mid-span: then
  /// every row without one may belong to the label above or to the one below.
  private mutating func doubtUncoveredRows() {
    guard let last = columns.indices.last, columns.count > 1 else { return }
    var isUncovered = false
    for row in rows.indices where heads[last][row].owner == nil {
      isUncovered = true
      _ = row
    }
    guard isUncovered else { return }
    for row in rows.indices where key(row, last) == nil {
      guard heads[last][row].owner == nil else {
        heads[last][row].isDoubtful = true
        continue
      }
      let above = heads[last - 1][row].owner
      let next = rows.indices.first { $0 > row && key($0, last) != nil }
      guard let next, heads[last - 1][next].owner == above else { continue }
      heads[last][row] = Head(owner: next, isRestored: true, isDoubtful: true)
    }
  }
}
