extension RulingFinder {
  /// Ends that run past a crossing line, into the text behind it, are cut off there.
  func trimmed(
    _ lines: [TracedLine], at others: [TracedLine], by tracer: RidgeTracer
  ) -> [TracedLine] {
    let near = samples(millimetres: 6)
    // Less of a line tells nothing of how well it is drawn.
    let least = samples(millimetres: 2.5)
    return lines.map { line in
      let crossings = others.filter { other in
        let place = Int(line.center(at: Int(other.position)))
        return place >= other.start - near && place <= other.end + near
      }.map { Int($0.center(at: Int(line.position))) }.sorted()
      var line = line
      while true {
        let reach = reach(of: line.end, to: crossings)
        guard
          let last = crossings.last(where: { $0 > line.start + least && $0 < line.end - reach }),
          isStub(
            of: line, from: last, to: line.end, isHeld: reach > 0, beside: line.start..<last,
            by: tracer)
        else { break }
        line.end = last
      }
      while true {
        let reach = reach(of: line.start, to: crossings)
        guard
          let first = crossings.first(where: { $0 < line.end - least && $0 > line.start + reach }),
          isStub(
            of: line, from: line.start, to: first, isHeld: reach > 0, beside: first..<line.end,
            by: tracer)
        else { break }
        line = Self.cut(line, before: first)
      }
      return line
    }
  }

  /// How far from an end the line that holds it may cross; 0 where none does.
  private func reach(of end: Int, to crossings: [Int]) -> Int {
    let near = samples(millimetres: 1)
    return crossings.contains { abs($0 - end) <= near } ? near : 0
  }

  private static func cut(_ line: TracedLine, before start: Int) -> TracedLine {
    var rest = line
    rest.start = start
    rest.path = (0..<max(1, (rest.length + TracedLine.step - 1) / TracedLine.step)).map {
      line.center(at: start + $0 * TracedLine.step + TracedLine.step / 2)
    }
    return rest
  }

  /// Whether what sticks out behind a crossing line is too broken for a line beside the rest of it,
  /// or too short where no other line holds its end.
  private func isStub(
    of line: TracedLine, from start: Int, to end: Int, isHeld: Bool, beside rest: Range<Int>,
    by tracer: RidgeTracer
  ) -> Bool {
    let support = tracer.support(from: start, to: end, reach: 1, center: line.center)
    if !isHeld {
      if end - start <= samples(millimetres: 2.5) { return true }
      let crossing = tracer.crossing(from: start, to: end, center: line.center)
      if end - start < samples(millimetres: 6), support < 0.85 || crossing > 0.05 { return true }
    }
    let whole = tracer.support(
      from: rest.lowerBound, to: rest.upperBound, reach: 1, center: line.center)
    return support < whole - Self.mostLoss
  }
}
