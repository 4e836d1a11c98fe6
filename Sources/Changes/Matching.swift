/// Pairs up what is in two lists, for a comparison that does not care for order.
struct Matching {
  /// Places in the lists; nil on one side for what is there only once.
  private(set) var pairs: [(before: Int?, after: Int?)] = []

  /// First what is equal by one key after the other, then what is alike by at least half.
  ///
  /// `alikeness` is from 0 to 1. What stands close together in both lists goes before what does not.
  init(
    _ beforeCount: Int, _ afterCount: Int, keys: [(_ isAfter: Bool, _ index: Int) -> String?],
    alikeness: (Int, Int) -> Double
  ) {
    var partner = [Int?](repeating: nil, count: beforeCount)
    var taken = [Bool](repeating: false, count: afterCount)
    for key in keys {
      var open: [String: [Int]] = [:]
      for index in (0..<afterCount).reversed() where !taken[index] {
        if let key = key(true, index) { open[key, default: []].append(index) }
      }
      for index in 0..<beforeCount where partner[index] == nil {
        guard let key = key(false, index), let found = open[key]?.popLast() else { continue }
        partner[index] = found
        taken[found] = true
      }
    }
    let rest = (0..<beforeCount).filter { partner[$0] == nil }
    let free = (0..<afterCount).filter { !taken[$0] }
    for (before, after) in Self.alike(rest, free, partner, alikeness) {
      partner[before] = after
      taken[after] = true
    }
    pairs = (0..<beforeCount).map { ($0, partner[$0]) }
    for index in 0..<afterCount where !taken[index] { pairs.append((nil, index)) }
  }

  /// More pairs than this are not compared one by one: such lists have nothing to do with each other.
  private static let mostComparisons = 250_000

  private static func alike(
    _ rest: [Int], _ free: [Int], _ partner: [Int?], _ alikeness: (Int, Int) -> Double
  ) -> [(Int, Int)] {
    guard rest.count * free.count <= mostComparisons else { return [] }
    var candidates: [(score: Double, distance: Int, before: Int, after: Int)] = []
    for before in rest {
      // Where it would stand if nothing had moved: behind the partner of the one before it.
      let expected = partner[..<before].last { $0 != nil }.flatMap { $0 }.map { $0 + 1 } ?? 0
      for after in free {
        let score = alikeness(before, after)
        if score >= 0.5 {
          candidates.append((score, abs(after - expected), before, after))
        }
      }
    }
    candidates.sort { ($1.score, $0.distance, $0.before) < ($0.score, $1.distance, $1.before) }
    var (usedBefore, usedAfter): (Set<Int>, Set<Int>) = ([], [])
    return candidates.compactMap { candidate in
      guard !usedBefore.contains(candidate.before), !usedAfter.contains(candidate.after) else {
        return nil
      }
      usedBefore.insert(candidate.before)
      usedAfter.insert(candidate.after)
      return (candidate.before, candidate.after)
    }
  }
}

extension String {
  /// Without any blanks: where lines break is layout.
  var unspaced: String { String(unicodeScalars.filter { !$0.properties.isWhitespace }) }
}
