import PageModel

/// A page image set straight, with white paper and black ink, and its ruling lines apart from its text.
package struct StraightPage {
  /// What is left when the ruling lines and stray specks are taken out.
  var text: GrayRaster
  /// In samples an inch.
  var dotsPerInch: Double
  /// In samples of `text`.
  package var rulings: [TracedLine]
  /// Lines that a scanner drew over the sheet, taken out of `text` as rulings are.
  package let streaks: [TracedLine]
  /// The ink of `text`.
  package var components: [InkComponent]
  /// The usual height of a character, in samples.
  package var characterHeight: Double

  /// What a first look at the page has read already, by its frames.
  var glimpses: [PixelFrame: LineReading] = [:]

  /// How its lines are prepared for the recogniser.
  var preparation: LineImage.Preparation

  /// `page` is straight and normalised; `isBilevel` tells a fax.
  package init(page: GrayRaster, dotsPerInch: Double, isBilevel: Bool = false) {
    self.dotsPerInch = dotsPerInch
    preparation = Self.preparation(for: page, isBilevel: isBilevel)
    // Rulings are found as well, and four times as fast, at half of a fine scan's resolution.
    let factor = dotsPerInch > 250 ? Int(dotsPerInch / 125) : 1
    let finder = RulingFinder(dotsPerInch: dotsPerInch / Double(factor))
    let lines = finder.lines(in: page.reduced(by: factor)).map { $0.scaled(by: factor) }
    let streak = ScannerStreak(width: page.width, height: page.height, dotsPerInch: dotsPerInch)
    let streaks = streak.found(among: lines)
    (rulings, self.streaks) = (lines.filter { !streaks.contains($0) }, streaks)
    text = page
    RulingEraser(dotsPerInch: dotsPerInch).erase(lines, from: &text)
    let isFaint = !isBilevel && preparation.white < 240
    let dark = Self.ink(of: text, isFaint: isFaint)
    characterHeight = Self.characterHeight(of: dark, dotsPerInch: dotsPerInch)
    let all =
      isBilevel || isFaint
      ? dark
      : FaintStrokes(characterHeight: characterHeight)
        .completed(dark, by: InkComponent.all(in: text, threshold: 200))
    let specks = SpeckFilter(characterHeight: characterHeight)
    let long = Int(dotsPerInch / 25.4 * 40)
    components = specks.kept(of: all).filter { ink in
      !Self.isAcross(ink, width: max(long, page.width / 2), height: max(long, page.height / 2))
    }
    specks.erase(all, but: components, from: &text)
  }

  /// Whether ink reaches further across the page than text does, as the shadow of a sheet's edges may.
  ///
  /// In a cell, or in a line, it would hide what stands there.
  private static func isAcross(_ ink: InkComponent, width: Int, height: Int) -> Bool {
    ink.frame.width > width || ink.frame.height > height
  }

  /// The connected ink; where noise broke faint strokes, smoothing joins them.
  ///
  /// Only there: on softer scans and faxes it joins characters too (measured on forms: fields right
  /// fall from .976 to .961 and from .944 to .920).
  private static func ink(of text: GrayRaster, isFaint: Bool) -> [InkComponent] {
    guard isFaint else { return InkComponent.all(in: text, threshold: 150) }
    return InkComponent.all(in: text.smoothed, threshold: 200)
  }

  /// The height of the characters of a line, in samples; digits alone are lower than their font.
  func lineHeight(of frame: PixelFrame) -> Double {
    max(Double(frame.height), characterHeight * 0.9)
  }

  /// Whether the recogniser's word is not to be taken for one reading of a line.
  var isNoisy: Bool { preparation.white < 232 || preparation.blur > 0 }

  /// In points, as its resolution has it both ways.
  var sizeInPoints: (width: Double, height: Double) {
    (Double(text.width) * 72 / dotsPerInch, Double(text.height) * 72 / dotsPerInch)
  }

  /// In points: `position` and ends are the lines' on the straight page.
  var rulingsInPoints: [Ruling] {
    let scale = 72 / dotsPerInch
    return rulings.map { line in
      Ruling(
        axis: line.axis, position: (line.position + 0.5) * scale, start: Double(line.start) * scale,
        end: Double(line.end) * scale, thickness: max(0.3, line.thickness * scale), isTraced: true)
    }
  }

  /// Noise in the paper is made white, and as much grey in the ink black; a fax's steps are smoothed.
  private static func preparation(
    for page: GrayRaster, isBilevel: Bool
  ) -> LineImage.Preparation {
    var preparation = LineImage.Preparation()
    if isBilevel {
      preparation.blur = 0.6
      return preparation
    }
    var histogram = [Int](repeating: 0, count: 256)
    for index in stride(from: 0, to: page.samples.count, by: 7) {
      histogram[Int(page.samples[index])] += 1
    }
    let paper = histogram[170...].reduce(0, +)
    var darker = 0
    let shade = (170...255).first { level in
      darker += histogram[level]
      return darker * 10 > paper
    }
    preparation.white = Double(shade ?? 255)
    preparation.black = (255 - preparation.white) * 1.2
    return preparation
  }

  /// What nine tenths of the character-sized components are not higher than.
  private static func characterHeight(of components: [InkComponent], dotsPerInch: Double) -> Double
  {
    let millimetre = dotsPerInch / 25.4
    let heights = components.filter { component in
      let (width, height) = (Double(component.frame.width), Double(component.frame.height))
      return height > 1.2 * millimetre && height < 7 * millimetre && width < 1.6 * height
        && width > 0.4 * height
    }.map(\.frame.height).sorted()
    return heights.isEmpty ? 3.7 * millimetre : Double(heights[heights.count * 3 / 4])
  }
}
