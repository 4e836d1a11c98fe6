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
    let along = line.axis == .horizontal ? page.width : page.height
    let places = max(0, start)..<max(max(0, start), min(end, along))
    return [-1, 1].compactMap { side in
      let counts = distances(from: line, side: side, at: places, in: page)
      let seen = counts.reduce(0, +)
      var rank = 0
      guard
        let usual = counts.indices.first(where: { distance in
          rank += counts[distance]
          return rank > seen / 2
        })
      else { return nil }
      let alike = counts[max(0, usual - 1)...min(counts.count - 1, usual + 1)].reduce(0, +)
      return Double(alike) >= Self.least * Double(places.count) ? side * usual : nil
    }
  }

  /// At how many of the places another runs so many samples away on one side.
  private func distances(
    from line: TracedLine, side: Int, at places: Range<Int>, in page: GrayRaster
  ) -> [Int] {
    let isHorizontal = line.axis == .horizontal
    let across = isHorizontal ? page.height : page.width
    let (next, step) = isHorizontal ? (1, page.width) : (page.width, 1)
    let reach = samples(Self.farthest)
    var counts = [Int](repeating: 0, count: reach + 1)
    page.samples.withUnsafeBufferPointer { samples in
      for place in places {
        let middle = Int(line.center(at: place).rounded())
        guard middle >= 0, middle < across else { continue }
        let column = SampleColumn(
          samples: samples, start: place * next + middle * step, step: side * step,
          last: side < 0 ? middle : across - 1 - middle)
        if let distance = distance(toNextIn: column, reach: reach) { counts[distance] += 1 }
      }
    }
    return counts
  }

  /// How far from a line the next one's middle is; nil where none begins in reach, or none that ends.
  private func distance(toNextIn column: SampleColumn, reach: Int) -> Int? {
    // Of the line itself, or the paper between the two where it was followed along that.
    var darkest = column[0]
    var lightest = darkest
    var next: (distance: Int, level: Int)?
    for distance in 1...2 * reach {
      guard distance <= column.last, distance <= reach || next != nil else { return nil }
      let level = column[distance]
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

/// A page's samples from one on, in steps, as far as the page goes.
private struct SampleColumn {
  let samples: UnsafeBufferPointer<UInt8>
  /// In the page's samples.
  let start: Int
  let step: Int
  /// The index of the last.
  let last: Int

  subscript(index: Int) -> Int { Int(samples[start + index * step]) }
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
