import PageModel

/// The content stream that lays a page's recognised words where its picture shows them, without ink.
struct TextLayerContent {
  /// The font's name among the page's resources.
  static let fontName = "/GongkaiText"

  /// A gap between glyphs wider than this share of their height parts words.
  private static let widestGap = 0.6

  /// The page's words; `map` leads from points on the sheet to the page's user space.
  static func text(of layer: Page, map: AffineMap, codes: inout TextLayerCodes) -> String {
    let sheet = SheetMap(of: layer)
    let map = AffineMap(sheet.a, sheet.b, sheet.c, sheet.d, sheet.e, sheet.f).then(map)
    var text = "q BT 3 Tr\n"
    for word in layer.words {
      for run in runs(of: word) { text += shown(run, map: map, codes: &codes) }
    }
    return text + "ET Q\n"
  }

  /// The glyphs without wide gaps between them.
  private static func runs(of word: Word) -> [ArraySlice<Glyph>] {
    let glyphs = word.glyphs
    var runs: [ArraySlice<Glyph>] = []
    var start = 0
    for index in glyphs.indices.dropFirst() {
      let (last, next) = (glyphs[index - 1].box, glyphs[index].box)
      guard next.left - last.right > next.height * widestGap else { continue }
      runs.append(glyphs[start..<index])
      start = index
    }
    if start < glyphs.count { runs.append(glyphs[start...]) }
    return runs
  }

  /// One run as high as its box and stretched to be as wide.
  private static func shown(
    _ run: ArraySlice<Glyph>, map: AffineMap, codes: inout TextLayerCodes
  ) -> String {
    let box = Word(glyphs: Array(run)).box
    let advance = run.reduce(0) { $0 + GlyphlessFont.advance(of: $1.scalar) }
    guard box.width > 0.01, box.height > 0.01, advance > 0 else { return "" }
    let size = box.height
    let stretch = box.width / (Double(advance) / 1000 * size) * 100
    let baseline = box.bottom + Double(GlyphlessFont.descent) / 1000 * size
    // Text is written upwards from its baseline, the page is measured downwards.
    let place = AffineMap(1, 0, 0, -1, box.left, baseline).then(map)
    let matrix =
      [place.a, place.b, place.c, place.d].map { PDFNumber.text($0, decimals: 6) }
      + [place.e, place.f].map { PDFNumber.text($0, decimals: 2) }
    let code = run.map { TextLayerCodes.hexadecimal(codes.code(of: $0.scalar)) }.joined()
    return "\(fontName) \(PDFNumber.text(size, decimals: 2)) Tf "
      + "\(PDFNumber.text(stretch, decimals: 2)) Tz \(matrix.joined(separator: " ")) Tm <\(code)> Tj\n"
  }
}

/// Numbers as PDF writes them: decimal, without exponents.
package enum PDFNumber {
  package static func text(_ number: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let digits = Int((min(max(number, -1e9), 1e9) * scale).rounded())
    let (whole, part) = digits.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    var fraction = String(part)
    fraction = String(repeating: "0", count: decimals - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (digits < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
