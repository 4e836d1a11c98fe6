/// A place in a glyph's frame, both from 0 to 1.
struct Spot {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  var mirrored: Spot { Spot(1 - x, y) }
}

/// Where a sign has ink, as lines between places, and where it has none.
struct StrokePattern {
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
