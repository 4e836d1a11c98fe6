/// The other line of a ruling that is drawn double: beside a found one, with bare paper between.
///
/// The grid needs one of the two; left on the page, the other would be read as 一 or |.
struct DoubledLine {
  let dotsPerInch: Double

  /// How far the two may be apart, in millimetres: word processors draw them 0.5 to 1.6 apart.
  private static let farthest = 1.8
  /// The stretch that is looked at by itself, in millimetres: longer than any character.
  private static let stretch = 14.0
  /// The least length of a last stretch, in millimetres.
  private static let shortest = 8.0
  /// The share of a line's length that another must run beside.
  private static let nearlyAll = 0.8
  /// The share of a stretch's places at which the other must be seen, as far away as mostly.
  private static let least = 0.8
  /// By how much the paper between is lighter than either line, and what a line is darker than.
  private static let (contrast, dark) = (45, 160)

  /// What runs beside the line, stretch by stretch.
  func others(of line: TracedLine, in page: GrayRaster) -> [TracedLine] {
    let (most, least) = (samples(Self.stretch), samples(Self.shortest))
    // On a very coarse picture there is no paper to be seen between two.
    guard line.length >= least, samples(Self.farthest) > 1 else { return [] }
    let count = max(1, line.length / most)
    return (0..<count).flatMap { part in
      let start = line.start + part * line.length / count
      let end = line.start + (part + 1) * line.length / count
      return offsets(of: line, from: start, to: end, in: page).map { offset in
        line.beside(offset, from: start, to: end)
      }
    }
  }

  /// On which sides another runs beside nearly all of the line.
  func sides(of line: TracedLine, in page: GrayRaster) -> (before: Bool, after: Bool) {
    let others = others(of: line, in: page)
    func runs(_ isThere: (Double) -> Bool) -> Bool {
      let beside = others.filter { isThere($0.center(at: $0.start) - line.center(at: $0.start)) }
      return Double(beside.map(\.length).reduce(0, +)) >= Self.nearlyAll * Double(line.length)
    }
    return (runs { $0 < 0 }, runs { $0 > 0 })
  }

  private func samples(_ millimetres: Double) -> Int { Int(millimetres / 25.4 * dotsPerInch) }

  /// How far across the axis others run between two places, in samples.
  private func offsets(
    of line: TracedLine, from start: Int, to end: Int, in page: GrayRaster
  ) -> [Int] {
    let isHorizontal = line.axis == .horizontal
    let (along, across) = isHorizontal ? (page.width, page.height) : (page.height, page.width)
    let places = max(0, start)..<max(max(0, start), min(end, along))
    let reach = samples(Self.farthest)
    return [-1, 1].compactMap { side in
      let distances = places.compactMap { place in
        let middle = Int(line.center(at: place).rounded())
        return distance(toNextFrom: middle, reach: reach) { distance in
          let other = middle + side * distance
          guard other >= 0, other < across else { return nil }
          return Int(isHorizontal ? page[place, other] : page[other, place])
        }
      }.sorted()
      guard !distances.isEmpty else { return nil }
      let usual = distances[distances.count / 2]
      let alike = distances.count { abs($0 - usual) <= 1 }
      return Double(alike) >= Self.least * Double(places.count) ? side * usual : nil
    }
  }

  /// How far from a line the next one's middle is on one side, `sample` giving what is there; nil where
  /// none begins, or none that ends.
  private func distance(
    toNextFrom middle: Int, reach: Int, _ sample: (Int) -> Int?
  ) -> Int? {
    // Of the line itself, or the paper between the two where it was followed along that.
    guard var darkest = sample(0) else { return nil }
    var lightest = darkest
    var next: (distance: Int, level: Int)?
    for distance in 1...2 * reach {
      guard let level = sample(distance) else { return nil }
      if let found = next {
        if level < found.level { next = (distance, level) }
        if level >= found.level + Self.contrast {
          return found.distance <= reach ? found.distance : nil
        }
      } else if level + Self.contrast <= lightest, level < Self.dark {
        next = (distance, level)
      } else if level < darkest {
        (darkest, lightest) = (level, level)
      } else {
        lightest = max(lightest, level)
      }
    }
    return nil
  }
}

extension TracedLine {
  /// A part of the line, so far across the axis beside it.
  fileprivate func beside(_ offset: Int, from start: Int, to end: Int) -> TracedLine {
    let count = max(1, (end - start + Self.step - 1) / Self.step)
    return TracedLine(
      axis: axis, start: start, end: end,
      path: (0..<count).map { index in
        center(at: start + index * Self.step + Self.step / 2) + Double(offset)
      }, thickness: thickness)
  }
}
