import PageModel

/// Which characters stand side by side in a document's recognised cells, and how often the recogniser kept
/// another reading of one of them: what is misread is mostly read alike nowhere else, or doubted elsewhere too.
struct CharacterContext {
  /// What a cell's neighbours in the document say of its characters, each from 0 to 1.
  struct Witness {
    /// Of the other cells with the same two characters side by side, the largest share in which one was in doubt.
    var doubtedElsewhere = 0.0
    /// How much of the surroundings of another reading that was kept stands elsewhere.
    var rivalElsewhere = 0.0
    /// How much of the surroundings of the characters with other readings stands elsewhere, of the least of them.
    var borneOut = 0.0
    /// 1 where each ideograph stands beside one of its neighbours elsewhere too.
    var familiar = 0.0
    /// How plainly one that looks like a character belongs in its place, of the characters the most.
    var lookAlikeFits = 0.0
  }

  private struct Pair: Hashable {
    var first: Unicode.Scalar
    var second: Unicode.Scalar
  }

  private struct Count {
    /// Different texts that have the pair.
    var texts = 0
    var cells = 0
    /// Cells in which the recogniser kept another reading of one of the two.
    var doubted = 0
  }

  private var counts: [Pair: Count] = [:]
  /// Shorter texts have no surroundings to speak of.
  private static let shortest = 3

  init(_ tables: [Table]) {
    var seen: Set<[Unicode.Scalar]> = []
    for cell in tables.lazy.flatMap(\.cells) where cell.recognition != nil {
      let text = Self.folded(cell.text)
      let isNew = seen.insert(text).inserted
      let doubted = Self.doubtedPairs(of: cell, text)
      for pair in Set(Self.pairs(of: text)) {
        counts[pair, default: Count()].cells += 1
        if isNew { counts[pair, default: Count()].texts += 1 }
        if doubted.contains(pair) { counts[pair, default: Count()].doubted += 1 }
      }
    }
  }

  func witness(of cell: Cell) -> Witness {
    var witness = Witness()
    let text = Self.folded(cell.text)
    guard cell.recognition != nil, text.count > 1 else { return witness }
    let own = Set(Self.pairs(of: text))
    let doubted = Self.doubtedPairs(of: cell, text)
    for pair in own where pair.first.isIdeograph || pair.second.isIdeograph {
      let count = counts[pair, default: Count()]
      guard count.cells > 1 else { continue }
      let others = count.doubted - (doubted.contains(pair) ? 1 : 0)
      witness.doubtedElsewhere = max(
        witness.doubtedElsewhere, Double(others) / Double(count.cells - 1))
    }
    let rivals = Self.rivals(of: cell, text)
    for rival in rivals {
      for place in text.indices where rival[place] != text[place] {
        witness.rivalElsewhere = max(
          witness.rivalElsewhere, surroundings(of: rival, at: place, without: own))
      }
    }
    let places = text.indices.filter { place in rivals.contains { $0[place] != text[place] } }
    witness.borneOut = places.map { surroundings(of: text, at: $0, without: own) }.min() ?? 0
    let ideographs = text.indices.filter { text[$0].isIdeograph }
    let isFamiliar = ideographs.allSatisfy { surroundings(of: text, at: $0, without: own) > 0 }
    witness.familiar = text.count >= Self.shortest && !ideographs.isEmpty && isFamiliar ? 1 : 0
    witness.lookAlikeFits = ideographs.map { lookAlikeFit(in: text, at: $0) }.max() ?? 0
    return witness
  }

  /// How plainly one that looks like the character belongs between its neighbours instead.
  private func lookAlikeFit(in text: [Unicode.Scalar], at place: Int) -> Double {
    LookAlikes.builtIn.others(than: text[place]).map { other in
      var changed = text
      changed[place] = other
      return [place - 1, place].reduce(into: Preference()) { preference, start in
        guard start >= 0, start + 1 < text.count else { return }
        let (seen, meant) = (
          Pair(first: text[start], second: text[start + 1]),
          Pair(first: changed[start], second: changed[start + 1])
        )
        preference.weigh(
          seen: counts[seen, default: Count()].texts, meant: counts[meant, default: Count()].texts)
      }.value
    }.max() ?? 0
  }

  /// Whether a place's neighbours prefer another character to the one that was read there.
  private struct Preference {
    private var strength = 0.0
    private var isContradicted = false

    /// Takes in how many texts have the pair on one side as it was read, this one among them, and with the other.
    mutating func weigh(seen: Int, meant: Int) {
      if meant >= 2 * seen {
        strength = max(strength, meant >= 3 * seen ? 1 : 0.5)
      } else if seen > meant + 1 {
        isContradicted = true
      }
    }

    var value: Double { isContradicted ? 0 : strength }
  }

  /// 1 where the character stands beside both of its neighbours in another text, a half for one of them.
  private func surroundings(
    of text: [Unicode.Scalar], at place: Int, without own: Set<Pair>
  ) -> Double {
    var sides = 0
    for start in [place - 1, place] where start >= 0 && start + 1 < text.count {
      let pair = Pair(first: text[start], second: text[start + 1])
      if counts[pair, default: Count()].texts > (own.contains(pair) ? 1 : 0) { sides += 1 }
    }
    return Double(sides) / 2
  }

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.compactMap(\.foldedForMatching)
  }

  private static func pairs(of text: [Unicode.Scalar]) -> [Pair] {
    zip(text, text.dropFirst()).map { Pair(first: $0, second: $1) }
  }

  /// The other readings that were kept, of as many characters.
  private static func rivals(of cell: Cell, _ text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    cell.alternatives.map(folded).filter { $0.count == text.count && $0 != text }
  }

  private static func doubtedPairs(of cell: Cell, _ text: [Unicode.Scalar]) -> Set<Pair> {
    var found: Set<Pair> = []
    for rival in rivals(of: cell, text) {
      for (pair, other) in zip(pairs(of: text), pairs(of: rival)) where pair != other {
        found.insert(pair)
      }
    }
    return found
  }
}

extension Unicode.Scalar {
  fileprivate var isIdeograph: Bool { properties.isIdeographic }
}
