/// Tells the levels of lines from their codes: 类, 款, 项 in columns of their own, or 208, 20805, 2080501.
struct CodeLevels {
  private let levels: [Int?]

  /// Nil where the lines bear no codes of several levels.
  init?(_ heads: [LineHead]) {
    guard let width = heads.map(\.codes.count).max(), width > 0 else { return nil }
    let last = heads.map { $0.codes.lastIndex { !$0.isEmpty } }
    let places = Set(last.compactMap { $0 })
    if places.count > 1 {
      levels = last.map { $0.map { $0 + 1 } }
    } else if let place = places.first {
      let lengths = heads.map { $0.codes.indices.contains(place) ? $0.codes[place].utf8.count : 0 }
      let ranks = Set(lengths.filter { $0 > 0 }).sorted()
      guard let shortest = ranks.first, shortest >= 3 else { return nil }
      levels = lengths.map { ranks.firstIndex(of: $0).map { $0 + 1 } }
    } else {
      return nil
    }
  }

  /// From 1; nil for a line without a code.
  func level(of line: Int) -> Int? { levels[line] }
}
