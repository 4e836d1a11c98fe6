import PageModel

/// A page image set straight, with white paper and black ink, and its ruling lines apart from its text.
struct StraightPage {
  /// What is left when the ruling lines and stray specks are taken out.
  var text: GrayRaster
  /// In samples an inch.
  var dotsPerInch: Double
  /// In samples of `text`.
  var rulings: [TracedLine]
  /// The ink of `text`.
  var components: [InkComponent]
  /// The usual height of a character, in samples.
  var characterHeight: Double

  /// `page` is straight and normalised.
  init(page: GrayRaster, dotsPerInch: Double) {
    self.dotsPerInch = dotsPerInch
    text = page
    // Rulings are found as well, and four times as fast, at half of a fine scan's resolution.
    let factor = dotsPerInch > 250 ? Int(dotsPerInch / 125) : 1
    let finder = RulingFinder(dotsPerInch: dotsPerInch / Double(factor))
    rulings = finder.lines(in: page.reduced(by: factor)).map { $0.scaled(by: factor) }
    RulingEraser(dotsPerInch: dotsPerInch).erase(rulings, from: &text)
    let all = InkComponent.all(in: text, threshold: 150)
    characterHeight = Self.characterHeight(of: all, dotsPerInch: dotsPerInch)
    let specks = SpeckFilter(characterHeight: characterHeight)
    components = specks.kept(of: all)
    specks.erase(all, but: components, from: &text)
  }

  /// In points: `position` and ends are the lines' on the straight page.
  var rulingsInPoints: [Ruling] {
    let scale = 72 / dotsPerInch
    return rulings.map { line in
      Ruling(
        axis: line.axis, position: (line.position + 0.5) * scale, start: Double(line.start) * scale,
        end: Double(line.end) * scale, thickness: max(0.3, line.thickness * scale))
    }
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

extension TracedLine {
  /// The line in an image so many times finer.
  func scaled(by factor: Int) -> TracedLine {
    guard factor > 1 else { return self }
    let coarse = self
    var fine = self
    (fine.start, fine.end) = (start * factor, end * factor)
    fine.thickness = thickness * Double(factor)
    fine.path = (0..<max(1, (fine.length + Self.step - 1) / Self.step)).map { index in
      let place = (fine.start + index * Self.step + Self.step / 2) / factor
      return (coarse.center(at: place) + 0.5) * Double(factor) - 0.5
    }
    return fine
  }
}
