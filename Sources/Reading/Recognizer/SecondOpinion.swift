/// Weighs what another recogniser read in a line against what ours did, character by character.
///
/// Where both agree the character is surer than either thought. Where they differ the other's is taken
/// only when ours was in doubt and it was not; then, and where the two stand against each other, the
/// character stays doubtful, and a digit stays so in any case.
package struct SecondOpinion {
  /// Below this a recogniser does not stand by what it says.
  private static let sure = 0.9
  /// What a character is at most where the recognisers differ: a person is to look.
  private static let disputed = 0.8
  /// Lines that share less than this part of their characters are no two readings of one line.
  private static let leastLikeness = 0.34

  /// Whether a reading is worth a question.
  package static func isWanted(for reading: LineReading) -> Bool {
    let least = reading.characters.map(\.confidence).min() ?? 0
    return least < (reading.characters.contains { $0.scalar.isOfValue } ? 0.985 : 0.95)
  }

  /// The reading, put right and with its confidences anew; frames are the first reading's.
  package static func decided(
    _ reading: LineReading, against other: [RecognizerAnswer.Character], frame: PixelFrame
  ) -> LineReading {
    guard !other.isEmpty else { return reading }
    let pairs = Alignment.pairs(
      reading.characters.map(\.scalar.folded), other.map(\.scalar.folded))
    let agreed = pairs.count { pair in
      guard let first = pair.first, let second = pair.second else { return false }
      return reading.characters[first].scalar.folded == other[second].scalar.folded
    }
    let longer = max(reading.characters.count, other.count)
    guard Double(agreed) >= leastLikeness * Double(longer) || reading.confidence < 0.5 else {
      return reading
    }
    var characters: [LineReading.Character] = []
    for pair in pairs {
      switch (pair.first.map { reading.characters[$0] }, pair.second.map { other[$0] }) {
      case (let ours?, let theirs?): characters.append(decided(ours, theirs))
      case (let ours?, nil): if let kept = kept(ours) { characters.append(kept) }
      case (nil, let theirs?):
        let place = characters.last?.frame.right ?? frame.left
        if let added = added(theirs, at: place, in: frame) { characters.append(added) }
      case (nil, nil): break
      }
    }
    return LineReading(characters: characters)
  }

  private static func decided(
    _ ours: LineReading.Character, _ theirs: RecognizerAnswer.Character
  ) -> LineReading.Character {
    var decided = ours
    if ours.scalar.folded == theirs.scalar.folded {
      decided.confidence = 1 - (1 - ours.confidence) * (1 - theirs.confidence)
      return decided
    }
    guard theirs.confidence >= sure else { return ours }
    let isAlternative = ours.alternatives.contains(theirs.scalar)
    let isTheirs = ours.confidence < (isAlternative ? 0.85 : 0.6)
    let rivals = [ours.scalar, theirs.scalar] + ours.alternatives
    decided.scalar = isTheirs ? theirs.scalar : ours.scalar
    decided.alternatives = rivals.enumerated().filter { place, scalar in
      scalar != decided.scalar && rivals.firstIndex(of: scalar) == place
    }.map(\.element)
    decided.confidence = min(isTheirs ? theirs.confidence : ours.confidence, disputed)
    return decided
  }

  /// A character that only ours saw: dust, unless it was sure or may change a value.
  private static func kept(_ ours: LineReading.Character) -> LineReading.Character? {
    guard ours.confidence >= 0.5 || ours.scalar.isOfValue else { return nil }
    var kept = ours
    if ours.confidence < 0.95 { kept.confidence = min(ours.confidence, disputed) }
    return kept
  }

  /// A character that only the other saw: marks are dust to it as well, digits are never made up.
  private static func added(
    _ theirs: RecognizerAnswer.Character, at place: Int, in frame: PixelFrame
  ) -> LineReading.Character? {
    guard theirs.confidence >= 0.95, theirs.scalar.properties.isIdeographic else { return nil }
    return LineReading.Character(
      scalar: theirs.scalar,
      frame: PixelFrame(left: place, top: frame.top, right: place, bottom: frame.bottom),
      confidence: disputed, followsBlank: false, alternatives: [])
  }
}

extension Unicode.Scalar {
  /// Full-width letters, digits and marks as the plain ones they stand for.
  fileprivate var folded: Unicode.Scalar {
    switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
    case 0x2265, 0x2267: "≥"
    case 0x2264, 0x2266: "≤"
    default: self
    }
  }

  /// Whether a figure depends on it.
  fileprivate var isOfValue: Bool {
    ("0"..."9").contains(self) || [".", "%", "-", "≥", "≤", ">", "<", "+", "‰"].contains(self)
  }
}
