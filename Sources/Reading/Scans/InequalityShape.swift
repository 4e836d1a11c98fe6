/// Knows ≥ and ≤ by their shape, which the trained models do not hold and read as 之, 冬, > or 2.
///
/// A sign is a chevron over a bar, flat or leaning with the chevron's lower arm. Ink is measured
/// along the strokes each sign must have and in the fields it must leave bare.
struct InequalityShape {
  let characterHeight: Double

  /// The sign that the ink in the frame shows, and how plainly, 0…1; nil where it shows none.
  func sign(in frame: PixelFrame, of page: GrayRaster) -> (sign: Unicode.Scalar, score: Double)? {
    let (width, height) = (Double(frame.width), Double(frame.height))
    guard width > characterHeight * 0.3, width < characterHeight * 1.15,
      height > characterHeight * 0.3, height < characterHeight, height < width * 1.5,
      width < height * 1.6
    else { return nil }
    let glyph = NormalizedGlyph(frame: frame, of: page)
    let scores = Self.patterns.map { pattern in
      (sign: pattern.sign, score: pattern.score(of: glyph))
    }
    // Nothing else that small points so plainly to one side.
    let isSmall = height < characterHeight * 0.82 && width < characterHeight * 0.8
    let needed = isSmall ? (score: 0.28, lead: 0.18) : (score: 0.42, lead: 0.26)
    guard let best = scores.max(by: { $0.score < $1.score }), best.score >= needed.score else {
      return nil
    }
    // Other characters point both ways alike.
    let opening = scores.filter { Self.opensLeft($0.sign) != Self.opensLeft(best.sign) }
    guard best.score - (opening.map(\.score).max() ?? 0) >= needed.lead else { return nil }
    guard best.sign == ">" || best.sign == "<", glyph.strokesAcross >= 3 else { return best }
    // Three strokes over each other: what looks like the lower arm is the bar.
    return (best.sign == ">" ? "≥" : "≤", best.score)
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
    let glyph = NormalizedGlyph(frame: frame, of: page)
    var scores: [Unicode.Scalar: Double] = [:]
    for pattern in Self.patterns {
      let score = pattern.score(of: glyph)
      scores[pattern.sign] = max(scores[pattern.sign] ?? -1, score)
    }
    if glyph.strokesAcross >= 3 {
      // Three strokes over each other: what looks like the lower arm is the bar.
      for (plain, barred) in [(">", "≥"), ("<", "≤")] as [(Unicode.Scalar, Unicode.Scalar)] {
        scores[barred] = max(scores[barred] ?? -1, scores[plain] ?? -1)
        scores[plain] = -1
      }
    }
    let ranked = scores.filter { opensLeft == nil || Self.opensLeft($0.key) == opensLeft }
      .sorted { ($0.value, $0.key.value) > ($1.value, $1.key.value) }
    guard let best = ranked.first, ranked.count > 1 else { return nil }
    return (best.key, best.value, best.value - ranked[1].value)
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
