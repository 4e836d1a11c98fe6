/// Knows ≥ and ≤ by their shape, which the trained models do not hold and read as 之, 冬, > or 2.
///
/// A sign is a chevron over a bar, flat or leaning with the chevron's lower arm. Ink is measured
/// along the strokes each sign must have and in the fields it must leave bare.
package struct InequalityShape {
  let characterHeight: Double

  package init(characterHeight: Double) { self.characterHeight = characterHeight }

  /// The sign that the ink in the frame shows, and how plainly, 0…1; nil where it shows none.
  package func sign(
    in frame: PixelFrame, of page: GrayRaster
  ) -> (sign: Unicode.Scalar, score: Double)? {
    let (width, height) = (Double(frame.width), Double(frame.height))
    guard width > characterHeight * 0.3, width < characterHeight * 1.15,
      height > characterHeight * 0.3, height < characterHeight, height < width * 1.5,
      width < height * 1.6
    else { return nil }
    let glyph = NormalizedGlyph(frame: frame, of: page)
    let scores = scores(of: glyph)
    // Nothing else that small points so plainly to one side.
    let isSmall = height < characterHeight * 0.82 && width < characterHeight * 0.8
    let needed =
      isSmall ? (score: glyph.hasBar ? 0.22 : 0.28, lead: 0.16) : (score: 0.42, lead: 0.26)
    guard let best = scores.max(by: { $0.value < $1.value }), best.value >= needed.score else {
      return nil
    }
    // Other characters point both ways alike.
    let opening = scores.filter { Self.opensLeft($0.key) != Self.opensLeft(best.key) }
    guard best.value - (opening.values.max() ?? 0) >= needed.lead else { return nil }
    return (best.key, best.value)
  }

  /// How well the glyph fits each sign; where it has a bar, or three strokes over each other, it is
  /// none without one.
  private func scores(of glyph: NormalizedGlyph) -> [Unicode.Scalar: Double] {
    var scores: [Unicode.Scalar: Double] = [:]
    for pattern in Self.patterns {
      scores[pattern.sign] = max(scores[pattern.sign] ?? -1, pattern.score(of: glyph))
    }
    let plain = [">", "<"].map { (sign: $0 as Unicode.Scalar, score: scores[$0] ?? -1) }
    if glyph.hasBar {
      for sign in plain { scores[sign.sign] = nil }
    } else if glyph.strokesAcross >= 3 {
      // What looks like the lower arm is the bar.
      for (sign, score) in plain {
        let barred: Unicode.Scalar = sign == ">" ? "≥" : "≤"
        scores[barred] = max(scores[barred] ?? -1, score)
        scores[sign] = nil
      }
    }
    return scores
  }

  /// The likelier of ≥ and >, or of ≤ and <, by the ink in the frame, and how much it leads; for a
  /// place where only a sign can stand.
  func likelierSign(
    in frame: PixelFrame, of page: GrayRaster, opensLeft: Bool?
  ) -> (sign: Unicode.Scalar, score: Double, lead: Double)? {
    let (width, height) = (Double(frame.width), Double(frame.height))
    guard width > characterHeight * 0.25, width < characterHeight * 1.2,
      height > characterHeight * 0.25, height < characterHeight * 1.1
    else { return nil }
    let scores = scores(of: NormalizedGlyph(frame: frame, of: page))
    let ranked = scores.filter { opensLeft == nil || Self.opensLeft($0.key) == opensLeft }
      .sorted { ($0.value, $0.key.value) > ($1.value, $1.key.value) }
    guard let best = ranked.first else { return nil }
    return (best.key, best.value, best.value - (ranked.dropFirst().first?.value ?? 0))
  }

  private static func opensLeft(_ sign: Unicode.Scalar) -> Bool { sign == "≥" || sign == ">" }

  private static let patterns = [
    StrokePattern(
      "≥", strokes: [chevron(to: 0.68), [Spot(0.06, 0.95), Spot(0.94, 0.95)]],
      bare: flatBare + [Spot(0.2, 0.81), Spot(0.5, 0.8), Spot(0.8, 0.78)]),
    StrokePattern(
      "≥", strokes: [chevron(to: 0.7), [Spot(0.95, 0.6), Spot(0.05, 0.97)]],
      bare: [Spot(0.1, 0.3), Spot(0.3, 0.35), Spot(0.85, 0.06), Spot(0.12, 0.8), Spot(0.9, 0.9)]),
    // Without a bar: told apart so that it is not taken for one.
    StrokePattern(
      ">", strokes: [chevron(to: 0.97)],
      bare: [
        Spot(0.2, 0.63), Spot(0.35, 0.58), Spot(0.5, 0.52), Spot(0.9, 0.06), Spot(0.9, 0.94),
        Spot(0.6, 0.97), Spot(0.94, 0.28), Spot(0.94, 0.72),
      ]),
  ].flatMap { [$0, $0.mirrored] }

  private static func chevron(to bottom: Double) -> [Spot] {
    [Spot(0.05, 0.03), Spot(0.94, bottom / 2), Spot(0.05, bottom)]
  }

  private static let flatBare = [
    Spot(0.08, 0.34), Spot(0.3, 0.34), Spot(0.6, 0.03), Spot(0.85, 0.04), Spot(0.95, 0.1),
    Spot(0.92, 0.66),
  ]
}
