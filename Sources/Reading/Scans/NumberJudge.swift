/// Holds readings of a number against its columns of ink and undoes misreadings that do not fit.
struct NumberJudge {
  private let columns: [InkColumn]
  private let shape: NumberShape

  /// What undoing a misreading leaves of the confidence where the shapes bear it out.
  private static let corrected = 0.95
  /// Where they do not say.
  private static let doubtful = 0.75

  init(columns: [InkColumn], characterHeight: Double) {
    self.columns = columns
    shape = NumberShape(characterHeight: characterHeight)
  }

  /// Whether the ink has what the number needs, and its separators stand where they belong.
  func fits(_ reading: LineReading) -> Bool {
    shape.fits(reading.text, columns) && NumberSpelling.regrouped(reading.text) == nil
  }

  /// The reading with strokes that were taken for marks as the digits they are known to be.
  ///
  /// A faint 1 is read as a bracket or a bar, which no number has.
  func plain(_ reading: LineReading) -> LineReading {
    let text = NumberSpelling.withoutStrokes(reading.text)
    guard text != reading.text, NumberShape.isNumber(text), shape.fits(text, columns) else {
      return reading
    }
    return reading.respelled(text, most: Self.doubtful)
  }

  /// The reading as it fits the ink, where a known misreading explains why it does not.
  func corrected(_ reading: LineReading) -> LineReading {
    guard NumberShape.isNumber(reading.text) else { return reading }
    var reading = reading
    if !shape.fits(reading.text, columns) {
      let proposals = NumberSpelling.withPercent(reading.text)
      if let meant = proposals.first(where: { shape.fits($0, columns) }) {
        reading = reading.respelled(meant, most: Self.corrected)
      }
    }
    if let grouped = NumberSpelling.regrouped(reading.text) {
      let marks = grouped.unicodeScalars.count { $0 == "," || $0 == "." }
      let isSeen = shape.pointCount(in: columns) == marks
      reading = reading.respelled(grouped, most: isSeen ? Self.corrected : Self.doubtful)
    }
    return reading
  }
}

extension LineReading {
  /// The reading with another spelling; characters that are new or moved have at most that confidence.
  package func respelled(_ text: String, most: Double) -> LineReading {
    let scalars = Array(text.unicodeScalars)
    var result: [Character] = []
    for pair in Alignment.pairs(characters.map(\.scalar), scalars) {
      switch (pair.first, pair.second) {
      case (let old?, let new?):
        var character = characters[old]
        if character.scalar != scalars[new] {
          character.alternatives.insert(character.scalar, at: 0)
          character.scalar = scalars[new]
          character.confidence = min(character.confidence, most)
        }
        result.append(character)
      case (nil, let new?):
        guard let beside = result.last ?? characters.first else { continue }
        var frame = beside.frame
        frame.left = frame.right
        result.append(
          Character(
            scalar: scalars[new], frame: frame, confidence: most, followsBlank: false,
            alternatives: []))
      case (_, nil): break
      }
    }
    return LineReading(characters: result).doubted(most: most)
  }

  /// The reading with its first characters as a model for numbers has them; nil where its own fit the
  /// ink as well or nothing shows where the number ends.
  ///
  /// Two models that read the same digits make them sure.
  func beginning(
    with number: LineReading, judgedBy judge: NumberJudge, isNoisy: Bool
  ) -> LineReading? {
    let scalars = characters.map(\.scalar)
    let limit = number.characters.count + 2
    let length = NumberSpelling.prefixLength(of: scalars, atMost: limit)
    guard length > 0, length < characters.count, NumberSpelling.isLeading(number.text),
      NumberSpelling.prefixLength(of: scalars, atMost: .max) == length
    else { return nil }
    let read = NumberSpelling.plain(scalars[..<length])
    guard read != number.text else {
      return LineReading(characters: number.characters + characters[length...])
    }
    let spellings = NumberSpelling.withPercent(read)
    if spellings.contains(number.text + "%"), judge.fits(number) {
      // The number's columns end before its sign.
      let sign = characters[..<length].filter { $0.scalar == "%" }.suffix(1)
      return LineReading(
        characters: number.doubted(most: 0.93).characters + sign + characters[length...])
    }
    let isKnown = spellings.contains(number.text)
    // One digit too many is a stroke read twice; more of them may be digits whose ink is broken.
    let surplus = read.unicodeScalars.count - number.characters.count
    guard judge.fits(number), isKnown || surplus <= 1 else { return nil }
    let own = LineReading(characters: Array(characters[..<length]))
    if NumberShape.isNumber(own.text), judge.fits(own) {
      // Both fit: one of them is wrong.
      let doubted = own.doubted(most: 0.7)
      return LineReading(characters: doubted.characters + characters[length...])
    }
    let most = isKnown || surplus < 1 ? 0.95 : isNoisy ? 0.8 : 0.92
    return LineReading(
      characters: number.doubted(most: most).characters + characters[length...])
  }
}
