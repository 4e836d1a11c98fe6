/// Knows a per cent sign by its shape: a stroke leaning to the right between two circles.
///
/// The models read the upper circle with half of the stroke as a 9 and the rest as the sign: 90%
/// becomes 909%.
struct PercentShape {
  let characterHeight: Double

  /// Whether the ink in the frame is a per cent sign.
  func isPercent(in frame: PixelFrame, of page: GrayRaster) -> Bool {
    let (width, height) = (Double(frame.width), Double(frame.height))
    guard width > characterHeight * 0.4, width < characterHeight * 1.1,
      height > characterHeight * 0.5, height < characterHeight * 0.95, width > height * 0.6
    else { return false }
    let glyph = NormalizedGlyph(frame: frame, of: page)
    let stroke = Self.pattern.score(of: glyph)
    let mirrored = Self.pattern.mirrored.score(of: glyph)
    return stroke >= 0.42 && stroke - mirrored >= 0.4
  }

  /// The stroke and the outer arcs of the circles; bare are the two other corners.
  private static let pattern = StrokePattern(
    "%",
    strokes: [
      [Spot(0.74, 0.06), Spot(0.26, 0.94)], [Spot(0.06, 0.2), Spot(0.06, 0.36)],
      [Spot(0.94, 0.66), Spot(0.94, 0.8)],
    ],
    bare: [
      Spot(0.95, 0.08), Spot(0.95, 0.3), Spot(0.05, 0.92), Spot(0.05, 0.7), Spot(0.5, 0.04),
      Spot(0.5, 0.96),
    ])
}
