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

/// A place in a glyph's frame, both from 0 to 1.
private struct Spot {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  var mirrored: Spot { Spot(1 - x, y) }
}

/// Where a sign has ink, as lines between places, and where it has none.
private struct StrokePattern {
  let sign: Unicode.Scalar
  let strokes: [[Spot]]
  let bare: [Spot]

  init(_ sign: Unicode.Scalar, strokes: [[Spot]], bare: [Spot]) {
    self.sign = sign
    self.strokes = strokes
    self.bare = bare
  }

  /// The pattern of the opposite sign.
  var mirrored: StrokePattern {
    StrokePattern(
      sign == "≥" ? "≤" : "<", strokes: strokes.map { $0.map(\.mirrored) },
      bare: bare.map(\.mirrored))
  }

  /// The ink along the strokes, its weakest third counted twice, less the ink in the bare places.
  func score(of glyph: NormalizedGlyph) -> Double {
    var inks: [Double] = []
    for stroke in strokes {
      for (from, to) in zip(stroke, stroke.dropFirst()) {
        for step in 0...6 {
          let share = Double(step) / 6
          inks.append(
            glyph.ink(
              near: from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share))
        }
      }
    }
    inks.sort()
    let weakest = inks.prefix(inks.count / 3)
    let stroke =
      (inks.reduce(0, +) + weakest.reduce(0, +)) / Double(inks.count + weakest.count)
    return stroke - bare.map { glyph.ink(at: $0.x, $0.y) }.reduce(0, +) / Double(bare.count)
  }
}

/// A glyph's ink in its own frame, 0 for paper, 1 for its darkest.
private struct NormalizedGlyph {
  private let raster: GrayRaster
  private let darkest: Double

  init(frame: PixelFrame, of page: GrayRaster) {
    raster = page.cropped(to: frame)
    let inks = raster.samples.map { 255 - Double($0) }.sorted()
    darkest = max(60, inks[inks.count * 9 / 10])
  }

  /// The ink at a place given from 0 to 1.
  func ink(at x: Double, _ y: Double) -> Double {
    let column = min(raster.width - 1, max(0, Int(x * Double(raster.width))))
    let row = min(raster.height - 1, max(0, Int(y * Double(raster.height))))
    return min(1, (255 - Double(raster[column, row])) / darkest)
  }

  /// How many strokes lie over each other in the middle of the glyph.
  var strokesAcross: Int {
    let counts = [0.3, 0.4, 0.5, 0.6, 0.7].map { x in
      var (count, wasInked) = (0, false)
      for row in 0..<raster.height {
        let level = ink(at: x, (Double(row) + 0.5) / Double(raster.height))
        if level > 0.5, !wasInked {
          count += 1
          wasInked = true
        } else if level < 0.4 {
          wasInked = false
        }
      }
      return count
    }
    return counts.sorted()[counts.count / 2]
  }

  /// The most ink within a tenth of the frame above or below a place, as fonts differ.
  func ink(near x: Double, _ y: Double) -> Double {
    [-0.1, -0.05, 0, 0.05, 0.1].map { ink(at: x, y + $0) }.max() ?? 0
  }
}
