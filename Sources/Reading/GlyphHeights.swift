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

  static func correct(_ text: inout PopplerText, origins: [TextOrigin]) {
    let sizes = emSizes(of: text)
    guard sizes.contains(where: { $0 != nil }) else { return }
    let index = TextOriginIndex(origins)
    var last: (top: Double, bottom: Double, baseline: Double)?
    for place in text.glyphs.indices {
      let glyph = text.glyphs[place]
      guard let em = sizes[glyph.style] else {
        last = nil
        continue
      }
      let box = glyph.box
      if last?.top != box.top || last?.bottom != box.bottom {
        // Without an origin the middle of the box is the best guess at the middle of the glyph.
        let baseline = index.origin(of: box)?.point.y ?? box.midY + (ascent - descent) / 2 * em
        last = (box.top, box.bottom, baseline)
      }
      guard let baseline = last?.baseline else { continue }
      text.glyphs[place].box.top = baseline - ascent * em
      text.glyphs[place].box.bottom = baseline + descent * em
    }
    for (style, em) in sizes.enumerated() { if let em { text.styles[style].size = em } }
  }

  /// The em of every style whose boxes are too high for its advance widths, in points.
  private static func emSizes(of text: PopplerText) -> [Double?] {
    var widest = [Double](repeating: 0, count: text.styles.count)
    var highest = widest
    for glyph in text.glyphs where !glyph.scalar.isBlank {
      let share = glyph.scalar.value >= 0x2E80 ? 1.0 : glyph.scalar.isASCIIDigit ? 1.8 : 1.0
      widest[glyph.style] = max(widest[glyph.style], glyph.box.width * share)
      highest[glyph.style] = max(highest[glyph.style], glyph.box.height)
    }
    return zip(widest, highest).map { em, height in
      em > 1 && height > tallest * em ? em : nil
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is one of 0 to 9.
  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  /// A blank as far as words are cut by it.
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000, 0xFEFF:
      true
    default: false
    }
  }
}
