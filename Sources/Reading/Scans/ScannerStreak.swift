import PageModel

/// Lines that dirt on a scanner's sensor draws over the whole sheet; a table's rulings end with the table.
package struct ScannerStreak {
  /// Of the page, in samples.
  private let width: Int
  private let height: Int
  /// How much further than all lines across it a streak goes on at both ends, in samples.
  private let beyond: Double

  /// The share of the page that a streak crosses.
  private static let crossed = 0.8
  /// A table has so many lines that end with it, in the streak's direction and across.
  private static let fewest = 2

  package init(width: Int, height: Int, dotsPerInch: Double) {
    self.width = width
    self.height = height
    beyond = dotsPerInch / 25.4 * 5
  }

  /// The streaks among the lines, of which some belong to a table.
  package func found(among lines: [TracedLine]) -> [TracedLine] {
    [Ruling.Axis.vertical, .horizontal].flatMap { axis in
      found(among: lines.filter { $0.axis == axis }, across: lines.filter { $0.axis != axis })
    }
  }

  private func found(among lines: [TracedLine], across: [TracedLine]) -> [TracedLine] {
    let places = across.map(\.position)
    guard across.count >= Self.fewest, let first = places.min(), let last = places.max() else {
      return []
    }
    let streaks = lines.filter { line in
      let size = line.axis == .vertical ? height : width
      return Double(line.length) >= Double(size) * Self.crossed
        && Double(line.start) < first - beyond && Double(line.end) > last + beyond
    }
    return lines.count - streaks.count >= Self.fewest ? streaks : []
  }
}
