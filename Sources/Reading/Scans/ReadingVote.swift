/// Several readings of one line, brought into one character by character.
struct ReadingVote {
  /// What the readings have in one place; nil where a reading has nothing.
  private typealias Place = [LineReading.Character?]

  /// What a reading that has nothing in a place is worth against a character's confidence.
  private static let absence = 0.75

  /// The reading most agree on; characters in doubt have a low confidence and keep their rivals.
  static func decided(_ readings: [LineReading]) -> LineReading {
    guard let first = readings.first else { return LineReading(characters: []) }
    guard readings.count > 1 else { return first }
    var places: [Place] = first.characters.map { [$0] }
    for (count, reading) in readings.enumerated().dropFirst() {
      places = joined(places, reading.characters, before: count)
    }
    return LineReading(characters: places.compactMap(winner))
  }

  private static func winner(of place: Place) -> LineReading.Character? {
    var votes: [(character: LineReading.Character?, weight: Double)] = []
    for character in place {
      let weight = character?.confidence ?? absence
      if let index = votes.firstIndex(where: { $0.character?.scalar == character?.scalar }) {
        votes[index].weight += weight
      } else {
        votes.append((character, weight))
      }
    }
    let total = votes.reduce(0) { $0 + $1.weight }
    var best = 0
    for index in votes.indices where votes[index].weight > votes[best].weight + 1e-9 {
      best = index
    }
    guard var character = votes[best].character else { return nil }
    let agreeing = place.compactMap { $0 }.filter { $0.scalar == character.scalar }
    let surest = agreeing.map(\.confidence).max() ?? 0
    // Agreement of readings says more than the engine's own certainty.
    character.confidence = agreeing.count == place.count ? surest : votes[best].weight / total
    var rivals: [Unicode.Scalar] = []
    let seen = votes.compactMap { $0.character?.scalar } + agreeing.flatMap(\.alternatives)
    for rival in seen where rival != character.scalar && !rivals.contains(rival) {
      rivals.append(rival)
    }
    character.alternatives = rivals
    return character
  }

  /// Lines a further reading up with the places so far.
  private static func joined(
    _ places: [Place], _ characters: [LineReading.Character], before count: Int
  ) -> [Place] {
    let base = places.map { place in
      place.compactMap { $0 }.max { $0.confidence < $1.confidence }?.scalar
    }
    var result: [Place] = []
    for pair in Alignment.pairs(base, characters.map { Optional($0.scalar) }) {
      switch (pair.first, pair.second) {
      case (let first?, let second?): result.append(places[first] + [characters[second]])
      case (let first?, nil): result.append(places[first] + [nil])
      case (nil, let second?):
        result.append(Place(repeating: nil, count: count) + [characters[second]])
      case (nil, nil): break
      }
    }
    return result
  }
}

/// Two sequences lined up with the fewest changes.
enum Alignment {
  /// The places of both; nil where one has nothing against the other.
  static func pairs<Element: Equatable>(
    _ first: [Element], _ second: [Element]
  ) -> [(first: Int?, second: Int?)] {
    let width = second.count + 1
    var costs = [Int](repeating: 0, count: (first.count + 1) * width)
    for i in 0...first.count {
      for j in 0...second.count {
        if i == 0 || j == 0 {
          costs[i * width + j] = i + j
          continue
        }
        let change = first[i - 1] == second[j - 1] ? 0 : 1
        costs[i * width + j] = min(
          costs[(i - 1) * width + j - 1] + change, costs[(i - 1) * width + j] + 1,
          costs[i * width + j - 1] + 1)
      }
    }
    var pairs: [(first: Int?, second: Int?)] = []
    var (i, j) = (first.count, second.count)
    while i > 0 || j > 0 {
      let cost = costs[i * width + j]
      let change = i > 0 && j > 0 && first[i - 1] == second[j - 1] ? 0 : 1
      if i > 0, j > 0, cost == costs[(i - 1) * width + j - 1] + change {
        (i, j) = (i - 1, j - 1)
        pairs.append((i, j))
      } else if i > 0, cost == costs[(i - 1) * width + j] + 1 {
        i -= 1
        pairs.append((i, nil))
      } else {
        j -= 1
        pairs.append((nil, j))
      }
    }
    return pairs.reversed()
  }
}
