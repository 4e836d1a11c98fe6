import PageModel

/// Finds ruling lines of one direction in a page image by the ridge they form.
///
/// A ruling is darker than both its sides nearly everywhere along a stretch longer than any
/// character's stroke. Averaging along the line is what carries it through noise and breaks; the
/// comparison with both sides is what keeps rows of text out.
struct RidgeTracer {
  /// Where each sample is a ridge, 1 or 0; along-axis runs are rows.
  let ridges: GrayRaster
  /// The page, transposed for vertical lines.
  let page: GrayRaster
  let dotsPerInch: Double
  let axis: Ruling.Axis

  /// `page` has white paper and black ink; for vertical lines it is transposed first.
  init(page: GrayRaster, axis: Ruling.Axis, dotsPerInch: Double, contrast: Int) {
    let oriented = axis == .horizontal ? page : page.transposed
    self.axis = axis
    self.dotsPerInch = dotsPerInch
    self.page = oriented
    ridges = Self.ridges(
      in: oriented, near: max(2, Int((dotsPerInch / 60).rounded())),
      far: max(4, Int((dotsPerInch / 25).rounded())), contrast: contrast)
  }

  /// What was found along a direction.
  struct Findings {
    /// Rulings by themselves.
    var sure: [TracedLine] = []
    /// Broken or short: rulings only if others hold their ends.
    var possible: [TracedLine] = []
  }

  /// Lines at least `length` samples long of which a share of `coverage` is ridge in every stretch.
  func lines(length: Int, coverage: Double) -> Findings {
    let window = max(8, length * 5 / 6) | 1
    let mask = covered(window: window, coverage: coverage)
    var findings = Findings()
    for component in RunComponents(mask: mask).components {
      guard let line = line(along: component, window: window, atLeast: length) else { continue }
      // Strokes of characters break between them and have others right beside them.
      let coverage = self.coverage(of: line)
      let crowding = crowdingByText(of: line)
      let quality = coverage - 0.8 * crowding
      let isLong = Double(line.length) >= dotsPerInch * 1.2
      if quality >= 0.6, coverage >= (isLong ? 0.75 : 0.93) {
        findings.sure.append(line)
      } else if quality >= 0.5, crowding < 0.2,
        crossing(from: inner(line).lowerBound, to: inner(line).upperBound, center: line.center)
          < 0.08,
        leastSupport(from: line.start, to: line.end, center: line.center) >= 0.4
      {
        findings.possible.append(line)
      }
    }
    return findings
  }

  /// The share of places between two ends where the line goes on within `reach` of its path.
  func support(from start: Int, to end: Int, reach: Int, center: (Int) -> Double) -> Double {
    guard end > start else { return 1 }
    var hits = 0
    for place in max(0, start)..<max(0, start, min(end, ridges.width)) {
      let middle = Int(center(place).rounded())
      // Beside a line at the edge there may be no page.
      guard middle - reach < ridges.height else { continue }
      let rows = max(0, middle - reach)...max(0, min(ridges.height - 1, middle + reach))
      if rows.contains(where: { ridges[place, $0] != 0 }) { hits += 1 }
    }
    return Double(hits) / Double(end - start)
  }

  /// How much more often than its surroundings the path between two places is a ridge, 0…1.
  ///
  /// Characters' strokes make ridges too, but as many beside the path as on it.
  func evidence(from start: Int, to end: Int, center: (Int) -> Double) -> Double {
    let own = support(from: start, to: end, reach: 1, center: center)
    let millimetre = dotsPerInch / 25.4
    let beside = [-1.7, -1, 1, 1.7].map { offset in
      support(from: start, to: end, reach: 1) { center($0) + offset * millimetre }
    }
    return own - beside.reduce(0, +) / Double(beside.count)
  }

  /// The least support that a sixth of the stretch between two places has: low where the ink is a
  /// character's in the middle of it.
  func leastSupport(from start: Int, to end: Int, center: (Int) -> Double) -> Double {
    let part = max(2, (end - start) / 6)
    return stride(from: start, to: end - part + 1, by: part).map { place in
      support(from: place, to: place + part, reach: 1, center: center)
    }.min() ?? 0
  }

  /// The line without its ends, where the lines that it meets hide it.
  private func inner(_ line: TracedLine) -> Range<Int> {
    let end = min(line.length / 4, max(3, Int(dotsPerInch / 30)))
    return line.start + end..<line.end - end
  }

  /// The share of places where the line is a ridge within one row of its path.
  func coverage(of line: TracedLine) -> Double {
    let inner = inner(line)
    return support(from: inner.lowerBound, to: inner.upperBound, reach: 1, center: line.center)
  }

  /// The larger of the two sides' shares of places with ink close to the line, where that ink is no
  /// other line it is drawn double with.
  private func crowdingByText(of line: TracedLine) -> Double {
    let (before, after) = crowding(of: line)
    guard max(before, after) >= 0.2 else { return max(before, after) }
    var oriented = line
    oriented.axis = .horizontal
    let doubled = DoubledLine(dotsPerInch: dotsPerInch).sides(of: oriented, in: page)
    return max(doubled.before ? 0 : before, doubled.after ? 0 : after)
  }

  /// The shares of places with ink close to the line, on its two sides: low beside a ruling, high
  /// beside a row of strokes.
  func crowding(of line: TracedLine) -> (before: Double, after: Double) {
    let gap = Int(max(2, dotsPerInch / 60) + line.thickness / 2)
    let depth = max(3, Int(dotsPerInch / 40))
    var (before, after) = (0, 0)
    for place in line.start..<min(line.end, page.width) {
      let middle = Int(line.center(at: place).rounded())
      if isInked(place, from: middle - gap - depth, to: middle - gap) { before += 1 }
      if isInked(place, from: middle + gap, to: middle + gap + depth) { after += 1 }
    }
    let count = Double(max(1, line.length))
    return (Double(before) / count, Double(after) / count)
  }

  /// The share of places between two ends where ink goes on across the line: strokes of characters
  /// do, beside rulings nothing does but the lines that cross them.
  func crossing(from start: Int, to end: Int, center: (Int) -> Double) -> Double {
    let gap = Int(max(2, dotsPerInch / 60)) + 1
    let places = max(0, start)..<max(max(0, start), min(end, page.width))
    let count = places.count { place in
      let middle = Int(center(place).rounded())
      return isInked(place, from: middle - gap, to: middle - gap + 1, below: 165)
        && isInked(place, from: middle + gap - 1, to: middle + gap, below: 165)
    }
    return Double(count) / Double(max(1, places.count))
  }

  private func isInked(_ place: Int, from first: Int, to last: Int, below level: UInt8 = 112)
    -> Bool
  {
    guard first >= 0, last < page.height else { return false }
    return (first...last).contains { page[place, $0] < level }
  }

  /// Marks samples darker than both sides at either of two distances.
  private static func ridges(
    in page: GrayRaster, near: Int, far: Int, contrast: Int
  ) -> GrayRaster {
    let (width, height) = (page.width, page.height)
    var marks = GrayRaster(width: width, height: height, filledWith: 0)
    guard height > 2 * far else { return marks }
    let needed = UInt8(clamping: contrast)
    page.samples.withUnsafeBufferPointer { page in
      marks.samples.withUnsafeMutableBufferPointer { marks in
        for y in far..<height - far {
          let row = y * width
          let (above, below) = (row - near * width, row + near * width)
          let (over, under) = (row - far * width, row + far * width)
          for x in 0..<width {
            let own = page[row &+ x]
            let close = min(page[above &+ x], page[below &+ x])
            let wide = min(page[over &+ x], page[under &+ x])
            marks[row &+ x] = max(own, max(close, wide)) &- own >= needed ? 1 : 0
          }
        }
      }
    }
    return marks
  }

  /// Marks the samples around which a window along the line is mostly ridge, here or one row below.
  private func covered(window: Int, coverage: Double) -> GrayRaster {
    let (width, height) = (ridges.width, ridges.height)
    var mask = GrayRaster(width: width, height: height, filledWith: 0)
    guard width > window, height > 1 else { return mask }
    let (half, needed) = (window / 2, Int(Double(window) * coverage))
    var either = [UInt8](repeating: 0, count: width)
    ridges.samples.withUnsafeBufferPointer { ridges in
      mask.samples.withUnsafeMutableBufferPointer { mask in
        either.withUnsafeMutableBufferPointer { either in
          for y in 0..<height - 1 {
            let row = y * width
            var whole = 0
            for x in 0..<width {
              either[x] = ridges[row &+ x] | ridges[row &+ width &+ x]
              whole &+= Int(either[x])
            }
            // Most rows have less in all than a window needs.
            guard whole >= needed else { continue }
            var sum = 0
            for x in 0..<window { sum += Int(either[x]) }
            for x in half..<width - half - 1 {
              if sum >= needed { mask[row + x] = 1 }
              sum += Int(either[x + half + 1]) - Int(either[x - half])
            }
          }
        }
      }
    }
    return mask
  }

  /// The line through a component; nil where less of it than `length` is left.
  func line(
    along component: [RunComponents.Run], window: Int, atLeast length: Int
  ) -> TracedLine? {
    guard let first = component.map(\.start).min(), let last = component.map(\.end).max() else {
      return nil
    }
    var start = max(0, first - window / 2)
    var end = min(ridges.width, last + window / 2)
    guard end - start >= length else { return nil }
    let count = (end - start + TracedLine.step - 1) / TracedLine.step
    var sums = [Double](repeating: 0, count: count)
    var weights = [Double](repeating: 0, count: count)
    for run in component {
      for place in run.start..<run.end {
        let index = (place - start) / TracedLine.step
        // The mask says "this row or the next": the line stands half a row lower.
        sums[index] += Double(run.row) + 0.5
        weights[index] += 1
      }
    }
    let thickness = max(1, weights.reduce(0, +) / Double(last - first) - 1)
    let path = Self.filled(zip(sums, weights).map { $1 > 0 ? $0 / $1 : nil })
    var line = TracedLine(
      axis: axis, start: start, end: end, path: path, thickness: thickness)
    while start < end, !isRidge(line, at: start) { start += 1 }
    while end > start, !isRidge(line, at: end - 1) { end -= 1 }
    guard end - start >= length else { return nil }
    line.path = (0..<(end - start + TracedLine.step - 1) / TracedLine.step).map {
      line.center(at: start + $0 * TracedLine.step + TracedLine.step / 2)
    }
    (line.start, line.end) = (start, end)
    return line
  }

  /// Whether two of three samples from here inwards are ridge.
  private func isRidge(_ line: TracedLine, at place: Int) -> Bool {
    let middle = Int(line.center(at: place).rounded())
    let rows = max(0, middle - 1)...min(ridges.height - 1, max(0, middle + 1))
    return rows.contains { ridges[place, $0] != 0 }
  }

  /// Gaps take the nearest known value before them, or after them at the beginning.
  private static func filled(_ values: [Double?]) -> [Double] {
    guard var known = values.first(where: { $0 != nil }) ?? nil else {
      return values.map { _ in 0 }
    }
    return values.map { value in
      if let value { known = value }
      return known
    }
  }
}
