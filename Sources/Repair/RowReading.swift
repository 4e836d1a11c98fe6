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
  func reading(of row: [Cell], isFirst: Bool) -> (best: RowReading, margin: Double)? {
    guard row.count <= header.columns.count else { return nil }
    var search = Search(reader: self, row: row, isFirst: isFirst)
    search.run(token: 0, column: 0, cost: 0)
    guard let best = search.best else { return nil }
    return (best, search.second - best.cost)
  }

  private struct Search {
    let reader: RowReader
    let row: [Cell]
    let isFirst: Bool
    var chosen: [Int?]
    var best: RowReading?
    var second = Double.infinity

    init(reader: RowReader, row: [Cell], isFirst: Bool) {
      self.reader = reader
      self.row = row
      self.isFirst = isFirst
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
        run(
          token: token + 1, column: column + 1,
          cost: cost + reader.cost(of: row[token], in: column))
        chosen[column] = nil
      }
      if row.count - token <= chosen.count - column - 1 {
        run(
          token: token, column: column + 1,
          cost: cost + reader.costOfNone(in: column, chosen: chosen, isFirst: isFirst))
      }
    }
  }

  // The weights are likelihoods in the rough: a known label in its level outweighs any distance,
  // a missing name outweighs a label in the wrong place, distance tells the rest apart.

  private func cost(of cell: Cell, in index: Int) -> Double {
    distance(of: cell, to: index) + unfitness(of: cell.text, in: index)
  }

  /// Lower is better; below zero when the text is just what the column holds.
  private func unfitness(of text: String, in index: Int) -> Double {
    let depths = sense.depths(of: text)
    let length = Double(text.unicodeScalars.count)
    switch header.columns[index].role {
    case nil:
      return LabelText(text).key == LabelText(header.texts[index]).key ? -6 : 12
    case .level(let depth):
      if depths.contains(depth) { return -5 }
      if sense.isCut(text, depth: depth) { return -3 }
      if !depths.isEmpty { return 6 }
      return 3 + min(length / 6, 4) + (ValueShape.isPlainlyValue(text) ? 6 : 0)
    case .name:
      return (depths.isEmpty ? 0 : 1.5) + (ValueShape.isPlainlyValue(text) ? 4 : 0)
    case .value:
      return (depths.isEmpty ? 0 : 6) - ValueShape.targetLikeness(text) + (length > 30 ? 1 : 0)
    case .other:
      return 0.5
    }
  }

  private func distance(of cell: Cell, to index: Int) -> Double {
    let home = header.range(index, width: width)
    if cell.column == home.lowerBound { return 0 }
    if home.contains(cell.column) { return 0.3 }
    let steps = min(abs(cell.column - home.lowerBound), abs(cell.column - home.upperBound + 1))
    return 0.8 + 0.3 * Double(steps)
  }

  private func costOfNone(in index: Int, chosen: [Int?], isFirst: Bool) -> Double {
    switch header.columns[index].role {
    case .name: return 8
    case .value: return 3
    case .level(let depth) where depth > 0:
      // A new label one level up brings its own below it.
      let opensAbove = header.columns.indices.contains {
        header.columns[$0].role == .level(depth - 1) && chosen[$0] != nil
      }
      return opensAbove ? 4 : isFirst ? 2 : 0
    case .level: return isFirst ? 1 : 0
    case .other: return 0.5
    case nil: return 0
    }
  }
}
