import PageModel

/// Where a line of text touches a ruling beside it, or a scanner's streak goes through it, and ink of its characters was
/// taken away with that.
///
/// What is left of a 6 may be a whole 5 to any recogniser, so a figure there is not taken for sure.
package struct RulingContact {
  private let rulings: [TracedLine]
  private let streaks: [TracedLine]
  /// In samples: what is no further from a ruling's edge touches it. (Measured: figures that touch one are up to 1 from
  /// it, those of six scanned forms and budgets that do not 2.5 and more.)
  private let reach: Double

  /// How sure a digit is at most that touches a ruling.
  private static let most = 0.5

  package init(on page: StraightPage) {
    rulings = page.rulings.filter { $0.axis == .vertical }
    streaks = page.streaks.filter { $0.axis == .vertical }
    reach = max(1.5, page.dotsPerInch / 150)
  }

  /// The line's reading; its first and last digit are doubted where they touch a ruling, others where they touch a streak.
  package func doubted(_ reading: LineReading, of frame: PixelFrame) -> LineReading {
    var reading = reading
    guard let last = reading.characters.indices.last else { return reading }
    if touches(Double(frame.left), of: frame, side: 1) { reading.doubt(at: 0, most: Self.most) }
    if touches(Double(frame.right - 1), of: frame, side: -1) {
      reading.doubt(at: last, most: Self.most)
    }
    for index in reading.characters.indices
    where isCrossed(reading.characters[index].frame, at: frame.midY) {
      reading.doubt(at: index, most: Self.most)
    }
    return reading
  }

  private func isCrossed(_ character: PixelFrame, at y: Int) -> Bool {
    streaks.contains { streak in
      let side = streak.thickness / 2 + reach
      let center = streak.center(at: y)
      return Double(character.left) - side < center && center < Double(character.right) + side
    }
  }

  /// Whether ink that ends there has a ruling right before it (`side` 1) or behind it (-1).
  private func touches(_ end: Double, of frame: PixelFrame, side: Double) -> Bool {
    rulings.contains { ruling in
      guard ruling.start < frame.bottom, ruling.end > frame.top else { return false }
      let edge = ruling.center(at: frame.midY) + side * ruling.thickness / 2
      let gap = (end - edge) * side
      return gap <= reach && gap >= -ruling.thickness - reach
    }
  }
}

extension LineReading {
  /// Doubts the character there if it is a digit.
  fileprivate mutating func doubt(at index: Int, most: Double) {
    guard ("0"..."9").contains(characters[index].scalar) else { return }
    characters[index].confidence = min(characters[index].confidence, most)
    characters[index].isDoubtedForLooks = false
  }
}
