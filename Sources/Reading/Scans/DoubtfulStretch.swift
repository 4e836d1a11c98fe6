/// A stretch of a line around characters read with doubt, from a sure character to a sure one.
///
/// Reading a whole line again costs as much as the first time, and most of it is seldom in doubt.
package struct DoubtfulStretch: Hashable {
  /// Places in the line's reading.
  package let characters: Range<Int>
  /// In samples of the page, in gaps of the ink; past the last one on the right.
  package let columns: Range<Int>

  /// Sure characters that a stretch takes along: the engine reads a character by its neighbours.
  private static let context = 2
  /// The share of a line's width from which on the line is read again as a whole.
  private static let most = 0.65

  /// The stretches with characters less sure than `confidence`; nil where they are most of the line
  /// or no gap in the ink shows where to cut.
  package static func all(
    in reading: LineReading, below confidence: Double, of ink: [InkColumn], in frame: PixelFrame
  ) -> [DoubtfulStretch]? {
    guard !reading.characters.isEmpty else { return nil }
    var stretches: [DoubtfulStretch] = []
    for characters in ranges(in: reading, below: confidence) {
      guard let left = cut(before: characters.lowerBound, of: reading, ink, frame),
        let right = cut(before: characters.upperBound, of: reading, ink, frame), left < right
      else { return nil }
      stretches.append(DoubtfulStretch(characters: characters, columns: left..<right))
    }
    let width = stretches.map(\.columns.count).reduce(0, +)
    return Double(width) > Double(frame.width) * most ? nil : stretches
  }

  /// The doubtful characters' places with their context, those that meet joined.
  private static func ranges(in reading: LineReading, below confidence: Double) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in reading.characters.indices where reading.characters[index].confidence < confidence
    {
      let start = max(0, index - context)
      let end = min(reading.characters.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= start {
        ranges[ranges.count - 1] = last.lowerBound..<end
      } else {
        ranges.append(start..<end)
      }
    }
    return ranges
  }

  /// The widest gap of the ink near where a character begins, as the engine's boxes are rough; the
  /// line's ends before the first and after the last.
  private static func cut(
    before index: Int, of reading: LineReading, _ ink: [InkColumn], _ frame: PixelFrame
  ) -> Int? {
    guard index > 0 else { return frame.left }
    guard index < reading.characters.count else { return frame.right }
    let place =
      (reading.characters[index - 1].frame.right + reading.characters[index].frame.left) / 2
    let reach = frame.height / 3
    let gaps = zip(ink, ink.dropFirst()).map { ($0.frame.right, $1.frame.left) }
    let near = gaps.filter { abs(($0.0 + $0.1) / 2 - place) <= reach }
    // A gap inside a character is narrower than those around it.
    let best = near.max { first, second in
      let (wide, other) = (first.1 - first.0, second.1 - second.0)
      return (wide, -abs((first.0 + first.1) / 2 - place))
        < (other, -abs((second.0 + second.1) / 2 - place))
    }
    return best.map { ($0.0 + $0.1) / 2 }
  }
}
