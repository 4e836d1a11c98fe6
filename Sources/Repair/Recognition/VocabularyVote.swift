import PageModel

/// Which of a text's readings has words that stand elsewhere in the document.
///
/// Forms repeat themselves: a name misread once stands rightly in ten other places. Words are
/// compared as runs of three characters, the text's ends included.
struct VocabularyVote {
  private var counts: [UInt64: Int] = [:]

  /// How often a run must stand elsewhere; two of a character's runs for a reading of the
  /// recogniser's own, all of them for a known confusion.
  private static let often = 2

  init(_ layout: Layout) {
    for table in layout.tables {
      for cell in table.cells where !cell.isBlank { count(Array(cell.text.unicodeScalars)) }
    }
    for block in layout.blocks { count(Array(block.text.unicodeScalars)) }
  }

  private mutating func count(_ scalars: [Unicode.Scalar]) {
    for place in scalars.indices { counts[Self.run(at: place, of: scalars), default: 0] += 1 }
  }

  /// The text as the rest of the document has its words; nil where it is so or nothing tells.
  func reading(of text: DoubtfulText) -> ReadingChange? {
    var scalars = text.scalars
    var places: Set<Int> = []
    var least = 1.0
    for (place, others) in text.options.sorted(by: { $0.key < $1.key }) {
      let own = Self.windows(around: place, in: scalars).map { (counts[$0] ?? 0) - 1 }
      var best: (scalar: Unicode.Scalar, weight: Int, isOffered: Bool)?
      for (rank, other) in others.enumerated() {
        var changed = scalars
        changed[place] = other
        let isOffered = text.offered.contains(place) && rank < 3
        let seen = Self.windows(around: place, in: changed).map { counts[$0] ?? 0 }
        let needed = isOffered ? 2 : seen.count
        guard seen.count(where: { $0 >= Self.often }) >= min(needed, seen.count) else { continue }
        let weight = seen.reduce(0, +)
        if weight > best?.weight ?? 0 { best = (other, weight, isOffered) }
      }
      guard let best, best.weight > 3 * max(0, own.reduce(0, +)), own.count(where: { $0 > 0 }) < 2
      else { continue }
      scalars[place] = best.scalar
      places.insert(place)
      least = min(least, best.isOffered ? 0.96 : 0.92)
    }
    guard !places.isEmpty else { return nil }
    return ReadingChange(
      text: DoubtfulText.string(scalars), places: places,
      reason:
        "the same words stand elsewhere in the document, and the one read is easily taken for it",
      confidence: least)
  }

  /// Another reading whose words stand elsewhere in the document, though not often enough to take
  /// it; nil where the text's own do too.
  func rival(of text: DoubtfulText) -> String? {
    for (place, others) in text.options.sorted(by: { $0.key < $1.key }) {
      let own = Self.windows(around: place, in: text.scalars)
      guard own.allSatisfy({ (counts[$0] ?? 0) <= 1 }) else { continue }
      for other in others {
        let changed = text.replacing(place, by: other)
        let seen = Self.windows(around: place, in: changed).count { counts[$0] != nil }
        if seen >= 2 { return DoubtfulText.string(changed) }
      }
    }
    return nil
  }

  /// The runs of three that hold the character.
  private static func windows(around place: Int, in scalars: [Unicode.Scalar]) -> [UInt64] {
    [place - 1, place, place + 1].filter { scalars.indices.contains($0) }.map {
      run(at: $0, of: scalars)
    }
  }

  /// The run with the character in its middle; 0 stands for the text's ends.
  private static func run(at place: Int, of scalars: [Unicode.Scalar]) -> UInt64 {
    func code(_ index: Int) -> UInt64 {
      scalars.indices.contains(index) ? UInt64(scalars[index].value) : 0
    }
    return code(place - 1) << 42 | code(place) << 21 | code(place + 1)
  }
}
