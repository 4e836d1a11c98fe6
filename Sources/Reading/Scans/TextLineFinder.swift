/// Parts the ink of a region into lines of text.
package struct TextLineFinder {
  /// The usual height of a character, in samples.
  let characterHeight: Double

  package init(characterHeight: Double) { self.characterHeight = characterHeight }

  /// The lines from top to bottom, those beside each other from left to right.
  ///
  /// In a cell everything at one height is one line; elsewhere wide gaps part columns.
  package func lines(of components: [InkComponent], partsColumns: Bool) -> [TextLine] {
    let bands = bands(of: components).flatMap(split)
    let merged = merged(bands).map { band in
      partsColumns ? columns(of: band) : [band]
    }
    return merged.flatMap { $0 }.filter(isText)
      .map { TextLine(components: $0.components) }
  }

  private struct Band {
    var components: [InkComponent]

    var frame: PixelFrame {
      components.dropFirst().reduce(components[0].frame) { $0.union($1.frame) }
    }

    var area: Int { components.map(\.area).reduce(0, +) }
  }

  /// Components whose heights overlap, chained.
  private func bands(of components: [InkComponent]) -> [Band] {
    var bands: [Band] = []
    var bottom = Int.min
    for component in components.sorted(by: { $0.frame.top < $1.frame.top }) {
      if component.frame.top >= bottom {
        bands.append(Band(components: [component]))
        bottom = component.frame.bottom
      } else {
        bands[bands.count - 1].components.append(component)
        bottom = max(bottom, component.frame.bottom)
      }
    }
    return bands
  }

  /// The usual height of the band's characters, which in titles are larger than the page's.
  private func characterHeight(of band: Band) -> Double {
    let printed = band.components.filter { Double($0.frame.height) >= characterHeight * 0.5 }
      .sorted { ($0.frame.height, $0.area) < ($1.frame.height, $1.area) }
    var rest = printed.map(\.area).reduce(0, +) / 2
    for component in printed {
      rest -= component.area
      if rest <= 0 { return max(characterHeight, Double(component.frame.height)) }
    }
    return characterHeight
  }

  /// A band of several lines that touch is cut where it has the least ink.
  private func split(_ band: Band) -> [Band] {
    let frame = band.frame
    let characterHeight = characterHeight(of: band)
    let count = Int((Double(frame.height) / (characterHeight * 1.35)).rounded())
    guard count >= 2, Double(frame.height) > characterHeight * 1.7 else { return [band] }
    var profile = [Int](repeating: 0, count: frame.height)
    for component in band.components {
      let share = max(1, component.area / max(1, component.frame.height))
      for y in component.frame.top..<component.frame.bottom { profile[y - frame.top] += share }
    }
    let reach = max(1, Int(characterHeight * 0.4))
    var cuts: [Int] = []
    for index in 1..<count {
      let middle = frame.height * index / count
      let range = max(1, middle - reach)...min(frame.height - 1, middle + reach)
      guard
        let cut = range.min(by: {
          (profile[$0], abs($0 - middle)) < (profile[$1], abs($1 - middle))
        })
      else { continue }
      cuts.append(frame.top + cut)
    }
    var parts = [[InkComponent]](repeating: [], count: cuts.count + 1)
    for component in band.components {
      parts[cuts.count { $0 <= component.midY }].append(component)
    }
    return parts.filter { !$0.isEmpty }.map { Band(components: $0) }
  }

  /// Low bands (a dash, dots, the upper part of a character) join the band they are closest to.
  private func merged(_ bands: [Band]) -> [Band] {
    var result: [Band] = []
    for band in bands {
      if isDust(band), let last = result.last, isWhole(last) { continue }
      if let last = result.last, isDust(last), isWhole(band) { result.removeLast() }
      guard let last = result.last else {
        result.append(band)
        continue
      }
      let gap = Double(band.frame.top - last.frame.bottom)
      let height = Double(band.frame.union(last.frame).height)
      let isLow = min(Double(band.frame.height), Double(last.frame.height)) < characterHeight * 0.55
      // The halves of one character: 类 alone in a cell.
      let isOne =
        gap < characterHeight * 0.35 && height < characterHeight * 1.45
        && Double(band.frame.union(last.frame).width) < characterHeight * 1.45
      if isOne || isLow && gap < characterHeight * 0.3 && height < characterHeight * 1.25 {
        result[result.count - 1].components += band.components
      } else {
        result.append(band)
      }
    }
    return result
  }

  /// A single speck above or below a line; points of characters come in a line with other ink.
  private func isDust(_ band: Band) -> Bool {
    band.components.count == 1
      && Double(max(band.frame.width, band.frame.height)) < characterHeight * 0.3
  }

  /// Whether the band is as high as a line without anything added.
  private func isWhole(_ band: Band) -> Bool {
    Double(band.frame.height) >= characterHeight * 0.8
  }

  /// The band's parts with gaps of more than two characters between them.
  private func columns(of band: Band) -> [Band] {
    var parts: [Band] = []
    var right = Int.min / 2
    let characterHeight = characterHeight(of: band)
    for component in band.components.sorted(by: { $0.frame.left < $1.frame.left }) {
      if Double(component.frame.left - right) > characterHeight * 2.2 {
        parts.append(Band(components: [component]))
        right = component.frame.right
      } else {
        parts[parts.count - 1].components.append(component)
        right = max(right, component.frame.right)
      }
    }
    return parts
  }

  /// Not a lone speck.
  private func isText(_ band: Band) -> Bool {
    let frame = band.frame
    let tallest = band.components.map { max($0.frame.height, $0.frame.width) }.max() ?? 0
    return Double(tallest) >= characterHeight * 0.3 && Double(frame.height) < characterHeight * 6
  }
}
