import PageModel

/// A line of dashes or dots: nothing by itself, as rows of characters look the same.
struct DashedLine: Hashable {
  var line: TracedLine
  /// From one dash to the next, or from one group of dashes to the next; in samples.
  var period: Int
  /// How much of a period is paper, in samples.
  var gap: Double
}

extension RidgeTracer {
  /// Lines of dashes, dots or both in turn, that keep one rhythm and have paper on both sides.
  func dashedLines() -> [DashedLine] {
    let (length, mask) = dashMask()
    return RunComponents(mask: mask).components.compactMap { component in
      guard let line = line(along: component, window: 0, atLeast: length) else { return nil }
      let (before, after) = crowding(of: line)
      guard min(before, after) < 0.3,
        crossing(from: line.start, to: line.end, center: line.center) < 0.1,
        let rhythm = rhythm(of: line)
      else { return nil }
      return DashedLine(line: line, period: rhythm.period, gap: rhythm.gap)
    }
  }

  private func samples(millimetres: Double) -> Int { Int(millimetres / 25.4 * dotsPerInch) }

  /// The least length of a line of dashes and the samples along which runs of ridge follow each other like dashes.
  private func dashMask() -> (length: Int, mask: GrayRaster) {
    let (width, height) = (ridges.width, ridges.height)
    var mask = GrayRaster(width: width, height: height, filledWith: 0)
    var chain = DashChain(
      length: samples(millimetres: 12), mostRun: samples(millimetres: 4),
      mostGap: samples(millimetres: 2))
    guard height > 1 else { return (chain.length, mask) }
    var either = [UInt8](repeating: 0, count: (width + 7) & ~7)
    ridges.samples.withUnsafeBufferPointer { ridges in
      mask.samples.withUnsafeMutableBufferPointer { mask in
        either.withUnsafeMutableBytes { either in
          for y in 0..<height - 1 {
            let row = y * width
            var whole = 0
            for x in 0..<width {
              either[x] = ridges[row &+ x] | ridges[row &+ width &+ x]
              whole &+= Int(either[x])
            }
            // A row with less is not even dotted along that length.
            guard whole * 6 >= chain.length else { continue }
            for found in chain.chains(in: UnsafeRawBufferPointer(either)) {
              for x in found { mask[row &+ x] = 1 }
            }
          }
        }
      }
    }
    return (chain.length, mask)
  }

  /// The period in which ridge and paper follow each other along the line, and the paper in it.
  ///
  /// Nil where they do so in no rhythm: strokes of text stand in one line but at no even distance.
  private func rhythm(of line: TracedLine) -> (period: Int, gap: Double)? {
    let profile = (line.start..<line.end).map { place in
      let middle = Int(line.center(at: place).rounded())
      let rows = max(0, middle - 1)...min(ridges.height - 1, max(0, middle + 1))
      return rows.contains { ridges[place, $0] != 0 }
    }
    let share = Double(profile.count { $0 }) / Double(max(1, profile.count))
    guard share > 0.12, share < 0.88 else { return nil }
    let chance = share * share + (1 - share) * (1 - share)
    var hasDipped = false
    var best: (period: Int, likeness: Double)?
    for lag in 2...max(2, samples(millimetres: 3.6)) where lag * 4 < profile.count {
      let alike = (lag..<profile.count).count { profile[$0] == profile[$0 - lag] }
      let likeness = (Double(alike) / Double(profile.count - lag) - chance) / (1 - chance)
      if likeness < 0.15 { hasDipped = true }
      if hasDipped, likeness > best?.likeness ?? 0.45 { best = (lag, likeness) }
    }
    return best.map { ($0.period, Double($0.period) * (1 - share)) }
  }
}

/// Finds in a row of marks where runs follow each other as evenly as dashes do.
private struct DashChain {
  /// The least length of a chain, the most of a run and of a gap; in samples.
  let length, mostRun, mostGap: Int

  private static let fewest = 6
  private var starts: [Int] = []

  init(length: Int, mostRun: Int, mostGap: Int) {
    (self.length, self.mostRun, self.mostGap) = (length, mostRun, mostGap)
  }

  /// `marks` are 1 or 0; their count is a multiple of eight.
  mutating func chains(in marks: UnsafeRawBufferPointer) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var last = 0
    starts.removeAll(keepingCapacity: true)
    var start = RunComponents.next(1, in: marks, from: 0)
    while start < marks.count {
      let end = RunComponents.next(0, in: marks, from: start)
      if start - last > mostGap || end - start > mostRun {
        if let chain = chain(to: last) { found.append(chain) }
        starts.removeAll(keepingCapacity: true)
      }
      if end - start <= mostRun { starts.append(start) }
      last = end
      start = RunComponents.next(1, in: marks, from: end)
    }
    if let chain = chain(to: last) { found.append(chain) }
    return found
  }

  private func chain(to end: Int) -> Range<Int>? {
    guard starts.count >= Self.fewest, let first = starts.first, end - first >= length,
      isEven(every: 1) || isEven(every: 2)
    else { return nil }
    return first..<end
  }

  /// Whether most runs begin as far behind each other, or behind the one before the last.
  private func isEven(every step: Int) -> Bool {
    let distances = zip(starts, starts.dropFirst(step)).map { $1 - $0 }.sorted()
    let usual = distances[distances.count / 2]
    let reach = max(1, usual / 8)
    return distances.count { abs($0 - usual) <= reach } * 5 >= distances.count * 3
  }
}
