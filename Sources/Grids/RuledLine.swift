import PageModel

/// A line made of all pieces of ruling that lie on it without a break.
struct RuledLine {
  /// Across the axis, in points: the mean of the pieces by their length.
  var position: Double
  var start: Double
  var end: Double
  var thickness: Double

  var length: Double { end - start }
}

extension RuledLine {
  /// Of more lines the longest are kept: a drawing of thousands is no table.
  private static let mostLines = 3_000

  /// The lines of one axis that the rulings make, ordered by position.
  static func lines(
    joining rulings: [Ruling], axis: Ruling.Axis, tolerances: GridTolerances
  ) -> [RuledLine] {
    let pieces = rulings.filter { $0.axis == axis && $0.length > 0 }
      .sorted { $0.position < $1.position }
    var lines: [RuledLine] = []
    var first = 0
    while first < pieces.count {
      var last = first + 1
      while last < pieces.count, belong(pieces[first], pieces[last], tolerances) { last += 1 }
      lines += joined(pieces[first..<last], tolerances)
      first = last
    }
    lines = lines.filter { $0.length >= max(tolerances.shortest, 2 * $0.thickness) }
    if lines.count > mostLines {
      lines = Array(lines.sorted { $0.length > $1.length }.prefix(mostLines))
    }
    return lines.sorted { $0.position < $1.position }
  }

  private static func belong(_ a: Ruling, _ b: Ruling, _ tolerances: GridTolerances) -> Bool {
    b.position - a.position <= tolerances.snap + (min(a.thickness, b.thickness)) / 2
  }

  /// Joins pieces on one line wherever they overlap or nearly touch.
  private static func joined(
    _ pieces: ArraySlice<Ruling>, _ tolerances: GridTolerances
  ) -> [RuledLine] {
    var lines: [RuledLine] = []
    var weight = 0.0
    for piece in pieces.sorted(by: { $0.start < $1.start }) {
      if let line = lines.last, piece.start <= line.end + tolerances.gap + piece.thickness {
        let total = weight + piece.length
        lines[lines.count - 1] = RuledLine(
          position: (line.position * weight + piece.position * piece.length) / total,
          start: line.start, end: max(line.end, piece.end),
          thickness: max(line.thickness, piece.thickness))
        weight = total
      } else {
        lines.append(
          RuledLine(
            position: piece.position, start: piece.start, end: piece.end,
            thickness: piece.thickness))
        weight = piece.length
      }
    }
    return lines
  }
}
