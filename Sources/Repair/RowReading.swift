import PageModel

/// Which of a row's texts belongs to which column of an indicator header.
struct RowReading {
  /// For each column of the header, the place of its text among the row's; nil where it has none.
  var places: [Int?]
  var cost: Double
}

/// Weighs every order-preserving way to put a row's texts under a header's columns.
struct RowReader {
  let header: IndicatorHeader
  let sense: LevelSense
  let width: Int

  /// More than this a rival reading must cost for the best to be sure.
  static let sureMargin = 1.0

  /// The best reading and how much dearer the next is; nil when there are more texts than columns.
  ///
  /// `above` is the label of the innermost level that is in force, nil in the first row.
  func reading(of row: [Cell], above: String?) -> (best: RowReading, margin: Double)? {
    guard row.count <= header.columns.count else { return nil }
    let parents = above.map { sense.parents(of: sense.book.levelKey($0)) } ?? []
    var search = Search(reader: self, row: row, isFirst: above == nil, parents: parents)
    search.run(token: 0, column: 0, cost: 0)
    guard let best = search.best else { return nil }
    return (best, search.second - best.cost)
  }

  private struct Search {
    let reader: RowReader
    let row: [Cell]
    let isFirst: Bool
    /// The labels one level up under which the label in force may stand.
    let parents: Set<String>
    /// The cost of each text in each column.
    let costs: [[Double]]
    var chosen: [Int?]
    var best: RowReading?
    var second = Double.infinity

    init(reader: RowReader, row: [Cell], isFirst: Bool, parents: Set<String>) {
      self.reader = reader
      self.row = row
      self.isFirst = isFirst
      self.parents = parents
      costs = row.map { reader.costs(of: $0) }
      chosen = Array(repeating: nil, count: reader.header.columns.count)
    }

    mutating func run(token: Int, column: Int, cost: Double) {
      guard cost < second else { return }
      if column == chosen.count {
        guard token == row.count else { return }
        if cost < (best?.cost ?? .infinity) {
          second = best?.cost ?? .infinity
          best = RowReading(places: chosen, cost: cost)
        } else {
          second = cost
        }
        return
      }
      if token < row.count {
        chosen[column] = token
        run(token: token + 1, column: column + 1, cost: cost + costs[token][column])
        chosen[column] = nil
      }
      if row.count - token <= chosen.count - column - 1 {
        run(
          token: token, column: column + 1,
          cost: cost + costOfNone(in: column))
      }
    }

    private func costOfNone(in index: Int) -> Double {
      let columns = reader.header.columns
      switch columns[index].role {
      case .name: return 8
      case .value: return 3
      case .level(let depth) where depth > 0:
        let outer = columns.indices.first { columns[$0].role == .level(depth - 1) }
        guard let outer, let place = chosen[outer] else { return isFirst ? 2 : 0 }
        // A new label one level up brings its own below it, unless it is the one in force anyway.
        return parents.contains(reader.sense.book.levelKey(row[place].text)) ? 0 : 4
      case .level: return isFirst ? 1 : 0
      case .other: return 0.5
      case nil: return 0
      }
    }
  }

  // The weights are likelihoods in the rough: a known label in its level outweighs any distance,
  // a missing name outweighs a label in the wrong place, distance tells the rest apart.

  private func costs(of cell: Cell) -> [Double] {
    let depths = sense.depths(of: cell.text)
    let isValue = ValueShape.isPlainlyValue(cell.text)
    let likeness = ValueShape.targetLikeness(cell.text)
    let length = Double(cell.text.unicodeScalars.count)
    return header.columns.indices.map { index in
      let unfitness =
        switch header.columns[index].role {
        case nil: LabelText(cell.text).key == LabelText(header.texts[index]).key ? -6.0 : 12
        case .level(let depth):
          depths.contains(depth)
            ? -5
            : depths.isEmpty && length <= 12 && sense.isCut(cell.text, depth: depth)
              ? -3 : depths.isEmpty ? 3 + min(length / 6, 4) + (isValue ? 6 : 0) : 6
        case .name: (depths.isEmpty ? 0 : 1.5) + (isValue ? 4 : 0)
        case .value: (depths.isEmpty ? 0 : 6) - likeness + (length > 30 ? 1 : 0)
        case .other: 0.5
        }
      return unfitness + distance(of: cell, to: index)
    }
  }

  private func distance(of cell: Cell, to index: Int) -> Double {
    let home = header.range(index, width: width)
    if cell.column == home.lowerBound { return 0 }
    if home.contains(cell.column) { return 0.3 }
    let steps = min(abs(cell.column - home.lowerBound), abs(cell.column - home.upperBound + 1))
    return 0.8 + 0.3 * Double(steps)
  }
}
