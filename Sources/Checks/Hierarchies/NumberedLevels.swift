/// Tells the levels of lines from their labels' numbering, such as 一、 over （一）.
struct NumberedLevels {
  /// One level for each line; nil for totals and blank lines.
  let levels: [Int?]

  /// `isTotal` says of each line whether its label is a total's.
  init(_ heads: [LineHead], isTotal: [Bool]) {
    var levels: [Int?] = []
    var start = 0
    while start < heads.count {
      let end = (start..<heads.count).first { isTotal[$0] } ?? heads.count
      levels += Self.levels(of: heads[start..<end], isFirst: start == 0)
      if end < heads.count { levels.append(nil) }
      start = end + 1
    }
    self.levels = levels
  }

  /// The levels of the lines up to a total.
  ///
  /// After a total, lines without numbering (年初结转和结余) stand beside it and head those with one.
  /// Among numbered lines an unnumbered one is taken for a part of the line above it.
  private static func levels(of heads: ArraySlice<LineHead>, isFirst: Bool) -> [Int?] {
    let hasNumbers = heads.contains { $0.label.rank != nil }
    return heads.map { head in
      guard !head.printed.isEmpty else { return nil }
      guard let rank = head.label.rank else { return hasNumbers && isFirst ? 9 : 1 }
      return isFirst ? rank : rank + 1
    }
  }
}
