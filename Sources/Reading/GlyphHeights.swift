import PageModel

/// Brings the boxes of fonts that state no honest height back to about an em.
///
/// Type 3 fonts, as browsers embed them, give the box of all their glyphs: two or three em high and
/// off centre, so that a glyph would seem to lie in the cell above.
struct GlyphHeights {
  /// Boxes higher than this many em are not believed.
  private static let tallest = 1.9
  /// Where a box ends above and below the baseline, in em.
  private static let ascent = 0.88
  private static let descent = 0.16

  /// Glyphs whose boxes lie alike about their baseline: one font in one size.
  private struct Shape: Hashable {
    var style: Int
    /// In tenths of a point.
    var height: Int

    init(_ glyph: Glyph) {
      style = glyph.style
      height = Int(min(max(glyph.box.height, 0), 1e6) * 10 + 0.5)
    }
  }

  static func correct(_ text: inout PopplerText, origins: [TextOrigin]) {
    let sizes = emSizes(of: text)
    guard sizes.contains(where: { $0 != nil }) else { return }
    let baselines = baselines(of: text, sizes, TextOriginIndex(origins))
    for place in text.glyphs.indices {
      let glyph = text.glyphs[place]
      guard let em = sizes[glyph.style] else { continue }
      // Without an origin the middle of the box is the best guess at the middle of the glyph.
      let baseline =
        baselines[Shape(glyph)].map { glyph.box.top + $0 }
        ?? glyph.box.midY + (ascent - descent) / 2 * em
      text.glyphs[place].box.top = baseline - ascent * em
      text.glyphs[place].box.bottom = baseline + descent * em
    }
    for (style, em) in sizes.enumerated() { if let em { text.styles[style].size = em } }
  }

  /// How far the baseline lies below the top of the box: where most runs of the shape begin.
  private static func baselines(
    of text: PopplerText, _ sizes: [Double?], _ index: TextOriginIndex
  ) -> [Shape: Double] {
    var votes: [Shape: [Int: Int]] = [:]
    for glyph in text.glyphs where sizes[glyph.style] != nil {
      for origin in index.origins(startingAt: glyph.box) {
        votes[Shape(glyph), default: [:]][Int((origin.y - glyph.box.top) * 10 + 0.5), default: 0] +=
          1
      }
    }
    return votes.compactMapValues { offsets in
      offsets.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { Double($0.key) / 10 }
    }
  }

  /// The em of every style whose boxes are too high for its advance widths, in points.
  private static func emSizes(of text: PopplerText) -> [Double?] {
    var widest = [Double](repeating: 0, count: text.styles.count)
    var highest = widest
    for glyph in text.glyphs where !glyph.scalar.isBlank {
      // A figure is a little more than half an em wide.
      let width = glyph.box.width * (glyph.scalar.isASCIIDigit ? 1.8 : 1)
      widest[glyph.style] = max(widest[glyph.style], width)
      highest[glyph.style] = max(highest[glyph.style], glyph.box.height)
    }
    return zip(widest, highest).map { em, height in
      em > 1 && height > tallest * em ? em : nil
    }
  }
}
