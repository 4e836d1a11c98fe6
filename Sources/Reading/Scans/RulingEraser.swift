/// Takes ruling lines out of a page image and leaves the strokes that cross them.
package struct RulingEraser {
  let dotsPerInch: Double

  package init(dotsPerInch: Double) { self.dotsPerInch = dotsPerInch }

  package func erase(_ lines: [TracedLine], from page: inout GrayRaster) {
    let doubled = DoubledLine(dotsPerInch: dotsPerInch)
    let others = lines.flatMap { doubled.others(of: $0, in: page) }
    for line in lines + others { erase(line, from: &page) }
  }

  private func erase(_ line: TracedLine, from page: inout GrayRaster) {
    let across = line.axis == .horizontal ? page.height : page.width
    let along = line.axis == .horizontal ? page.width : page.height
    let places = max(0, line.start - 2)..<max(0, min(along, line.end + 2))
    guard !places.isEmpty else { return }
    let runs = places.map { darkRun(of: line, at: $0, across: across, in: page) }
    let widths = runs.compactMap { $0.map(\.count) }.sorted()
    guard !widths.isEmpty else { return }
    let usual = widths[widths.count / 2]
    for (place, run) in zip(places, runs) {
      let middle = Int(line.center(at: place).rounded())
      var erased = middle - usual / 2 - 1...middle + usual / 2 + 1
      if let run {
        // Where print touches the line, its strokes begin right at the line's edge.
        erased =
          run.count <= usual + 2
          ? run.lowerBound - 1...run.upperBound : middle - usual / 2...middle + (usual - 1) / 2
      }
      for other in erased where other >= 0 && other < across {
        if line.axis == .horizontal {
          page[place, other] = 255
        } else {
          page[other, place] = 255
        }
      }
    }
  }

  /// The dark samples in a row across the line at a place, nil where the line is broken.
  private func darkRun(
    of line: TracedLine, at place: Int, across: Int, in page: GrayRaster
  ) -> Range<Int>? {
    func isDark(_ other: Int) -> Bool {
      guard other >= 0, other < across else { return false }
      return (line.axis == .horizontal ? page[place, other] : page[other, place]) < 190
    }
    let middle = Int(line.center(at: place).rounded())
    let most = Int(dotsPerInch / 20)
    guard let seed = [0, -1, 1, -2, 2].map({ middle + $0 }).first(where: isDark) else { return nil }
    var (first, last) = (seed, seed)
    while first > middle - most, isDark(first - 1) { first -= 1 }
    while last < middle + most, isDark(last + 1) { last += 1 }
    return first..<last + 1
  }
}
