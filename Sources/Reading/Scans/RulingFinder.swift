import PageModel

/// Finds the ruling lines of a page image and completes them where they meet.
package struct RulingFinder {
  package let dotsPerInch: Double

  package init(dotsPerInch: Double) { self.dotsPerInch = dotsPerInch }

  /// Lines of both directions, ended at the lines they meet; `page` has white paper, black ink.
  package func lines(in page: GrayRaster) -> [TracedLine] {
    let horizontal = RidgeTracer(
      page: page, axis: .horizontal, dotsPerInch: dotsPerInch, contrast: 36)
    let vertical = RidgeTracer(page: page, axis: .vertical, dotsPerInch: dotsPerInch, contrast: 36)
    let length = samples(millimetres: 5.5)
    let foundRows = horizontal.lines(length: length, coverage: 0.62)
    let foundColumns = vertical.lines(length: length, coverage: 0.62)
    var rows = foundRows.sure + heldAtBothEnds(foundRows.possible, by: foundColumns.sure)
    var columns = foundColumns.sure + heldAtBothEnds(foundColumns.possible, by: rows)
    let dashes = heldDashes(
      rows: horizontal.dashedLines(), columns: vertical.dashedLines(), byRows: rows,
      byColumns: columns)
    rows += dashes.rows
    columns += dashes.columns
    for _ in 0..<2 {
      rows = joined(extended(rows, across: columns, by: horizontal), by: horizontal)
      columns = joined(extended(columns, across: rows, by: vertical), by: vertical)
    }
    columns = joined(columns + missing(columns, between: rows, by: vertical), by: vertical)
    return held(trimmed(rows, at: columns, by: horizontal), by: columns)
      + held(trimmed(columns, at: rows, by: vertical), by: rows)
  }

  /// Broken or short lines that begin and end at crossing lines.
  private func heldAtBothEnds(
    _ lines: [TracedLine], by others: [TracedLine]
  ) -> [TracedLine] {
    let near = samples(millimetres: 1.5)
    return lines.filter { line in
      [line.start, line.end].allSatisfy { end in
        others.contains { other in
          let across = Int(line.center(at: end))
          return across >= other.start - near && across <= other.end + near
            && abs(Int(other.center(at: across)) - end) <= near
        }
      }
    }
  }

  /// Columns that stand elsewhere on the page and have left traces between two rows here.
  private func missing(
    _ columns: [TracedLine], between rows: [TracedLine], by tracer: RidgeTracer
  ) -> [TracedLine] {
    let near = samples(millimetres: 1)
    var places: [Int] = []
    for place in columns.map({ Int($0.position) }).sorted()
    where place > (places.last ?? Int.min / 2) + near { places.append(place) }
    let coverages = columns.map(tracer.coverage).sorted()
    let usual = coverages.isEmpty ? 0 : coverages[coverages.count / 2]
    var found: [TracedLine] = []
    for place in places {
      let crossed = rows.filter { $0.start - near <= place && $0.end + near >= place }
        .map { Int($0.center(at: place)) }.sorted()
      for (top, bottom) in zip(crossed, crossed.dropFirst()) where bottom - top > 3 * near {
        let isDrawn = columns.contains {
          abs(Int($0.center(at: (top + bottom) / 2)) - place) <= 2 * near
            && $0.start < bottom - near && $0.end > top + near
        }
        guard !isDrawn else { continue }
        let count = (bottom - top + TracedLine.step - 1) / TracedLine.step
        let line = TracedLine(
          axis: .vertical, start: top, end: bottom,
          path: [Double](repeating: Double(place), count: max(1, count)), thickness: 1)
        let (from, to) = (top + near / 2, bottom - near / 2)
        if tracer.evidence(from: from, to: to, center: line.center) >= 0.55,
          tracer.support(from: from, to: to, reach: 1, center: line.center)
            >= usual - Self.mostLoss,
          tracer.leastSupport(from: from, to: to, center: line.center) >= 0.55,
          tracer.crossing(from: from, to: to, center: line.center) < 0.06
        {
          found.append(line)
        }
      }
    }
    return found
  }

  func samples(millimetres: Double) -> Int { Int(millimetres / 25.4 * dotsPerInch) }

  /// Ends that stop short of a crossing line go on to it where there is some trace of ink.
  private func extended(
    _ lines: [TracedLine], across others: [TracedLine], by tracer: RidgeTracer
  ) -> [TracedLine] {
    let near = samples(millimetres: 1.5)
    return lines.map { line in
      var line = line
      let crossings = others.filter { other in
        let place = Int(line.center(at: Int(other.position)))
        return place >= other.start - near && place <= other.end + near
      }.map { Int($0.center(at: Int(line.position))) }.sorted()
      if let before = crossings.last(where: { $0 < line.start - 1 }),
        crossings.first(where: { abs($0 - line.start) <= near }).map({ $0 < line.start }) ?? true,
        reaches(line, from: before, to: line.start, by: tracer)
      {
        let added = (line.start - before + TracedLine.step - 1) / TracedLine.step
        line.path = [Double](repeating: line.path[0], count: added) + line.path
        line.start -= added * TracedLine.step
        line.start = before
      }
      if let after = crossings.first(where: { $0 > line.end + 1 }),
        crossings.first(where: { abs($0 - line.end) <= near }).map({ $0 > line.end }) ?? true,
        reaches(line, from: line.end, to: after, by: tracer)
      {
        line.end = after
      }
      return line
    }
  }

  private func reaches(
    _ line: TracedLine, from start: Int, to end: Int, by tracer: RidgeTracer
  ) -> Bool {
    if end - start <= samples(millimetres: 1.5) { return true }
    return isDrawn(
      from: start, to: end, center: line.center, asWellAs: tracer.coverage(of: line), by: tracer)
  }

  /// Whether there are traces of a line between two places, and no strokes that run across it.
  ///
  /// `quality` is the coverage of the line they would belong to: one that is whole elsewhere is not
  /// in pieces here, where strokes of text stand in one line with it.
  private func isDrawn(
    from start: Int, to end: Int, center: (Int) -> Double, asWellAs quality: Double,
    by tracer: RidgeTracer
  ) -> Bool {
    tracer.evidence(from: start, to: end, center: center) >= 0.4
      && tracer.crossing(from: start, to: end, center: center) < 0.12
      && tracer.support(from: start, to: end, reach: 1, center: center) >= quality - Self.mostLoss
  }

  /// How much less of a line may be there in one place than in others, of its length.
  static let mostLoss = 0.2

  /// Pieces of one line, in a row and with traces of ink between them, become one.
  private func joined(_ lines: [TracedLine], by tracer: RidgeTracer) -> [TracedLine] {
    let tolerance = Double(samples(millimetres: 0.6))
    var result: [TracedLine] = []
    for line in lines.sorted(by: { ($0.start, $0.position) < ($1.start, $1.position) }) {
      let collinear = result.indices.filter { index in
        let other = result[index]
        return abs(other.center(at: other.end) - line.center(at: line.start)) <= tolerance
      }
      // Only the piece right before it: an earlier one would be joined over what stands between.
      if let before = collinear.max(by: { result[$0].end < result[$1].end }),
        isOne(result[before], line, by: tracer)
      {
        result[before] = Self.join(result[before], line)
      } else {
        result.append(line)
      }
    }
    return result
  }

  /// Whether there is enough ink between two collinear pieces, or too little room for more than a break.
  private func isOne(_ first: TracedLine, _ second: TracedLine, by tracer: RidgeTracer) -> Bool {
    let gap = second.start - first.end
    if gap <= samples(millimetres: 2.5) { return true }
    let (from, to) = (first.center(at: first.end), second.center(at: second.start))
    let center = { place in from + (to - from) * Double(place - first.end) / Double(gap) }
    let quality = min(tracer.coverage(of: first), tracer.coverage(of: second))
    return isDrawn(
      from: first.end, to: second.start, center: center, asWellAs: quality, by: tracer)
  }

  private static func join(_ first: TracedLine, _ second: TracedLine) -> TracedLine {
    var line = first
    line.end = max(first.end, second.end)
    let count = (line.end - line.start + TracedLine.step - 1) / TracedLine.step
    line.path = (0..<max(1, count)).map { index in
      let place = line.start + index * TracedLine.step + TracedLine.step / 2
      return place < second.start ? first.center(at: place) : second.center(at: place)
    }
    line.thickness = max(first.thickness, second.thickness)
    return line
  }

  /// Lines that are long or that a crossing line holds; strokes of large characters fall away.
  private func held(_ lines: [TracedLine], by others: [TracedLine]) -> [TracedLine] {
    let (near, long) = (samples(millimetres: 1), samples(millimetres: 25))
    return lines.filter { line in
      if line.length >= long { return true }
      let count = others.count { other in
        let place = Int(other.position)
        let across = Int(line.center(at: place))
        return place >= line.start - near && place <= line.end + near
          && across >= other.start - near && across <= other.end + near
      }
      return count >= 2
    }
  }
}
