import PageModel

/// Joins the stretches of one direction into whole rulings.
enum PieceJoiner {
  typealias Piece = RulingAssembler.Piece

  /// Stretches this near across the line belong to one line, in points.
  static let sameLine = 0.6
  /// Stretches this near along the line touch, in points.
  static let touching = 1.0

  static func rulings(_ axis: Ruling.Axis, _ pieces: [Piece]) -> [Ruling] {
    let sorted = pieces.sorted { $0.position < $1.position }
    var rulings: [Ruling] = []
    var line: [Piece] = []
    for piece in sorted {
      if let first = line.first, piece.position - first.position > sameLine {
        rulings += joined(axis, line)
        line.removeAll(keepingCapacity: true)
      }
      line.append(piece)
    }
    rulings += joined(axis, line)
    return DoubleLines.merged(rulings)
  }

  private static func joined(_ axis: Ruling.Axis, _ line: [Piece]) -> [Ruling] {
    let sorted = line.sorted { $0.start < $1.start }
    return dashesJoined(stretches(sorted)).compactMap { stretch in
      guard stretch.length >= RulingAssembler.shortestRuling, !stretch.isDot else { return nil }
      return Ruling(
        axis: axis, position: stretch.position, start: stretch.start, end: stretch.end,
        thickness: stretch.thickness, pattern: stretch.isDashed ? .dashed : .solid,
        color: stretch.color)
    }
  }

  /// Overlapping and touching pieces as one; the longest gives place and colour.
  private static func stretches(_ sorted: [Piece]) -> [Piece] {
    var stretches: [Piece] = []
    for piece in sorted {
      guard var last = stretches.last, piece.start - last.end <= touching else {
        stretches.append(piece)
        continue
      }
      if piece.length > last.length || last.isDot {
        last.position = piece.position
        last.thickness = piece.thickness
        last.color = piece.color
        last.isDashed = piece.isDashed
        last.isDot = piece.isDot
      }
      last.end = max(last.end, piece.end)
      stretches[stretches.count - 1] = last
    }
    return stretches
  }

  /// Runs of at least four short stretches with short gaps as one dashed stretch.
  private static func dashesJoined(_ stretches: [Piece]) -> [Piece] {
    var joined: [Piece] = []
    var run: [Piece] = []
    func flushed() -> [Piece] {
      guard run.count >= 4, let first = run.first, let last = run.last else { return run }
      var whole = first
      whole.end = last.end
      whole.isDashed = true
      whole.isDot = false
      return [whole]
    }
    for piece in stretches {
      if let last = run.last, piece.start - last.end > max(3, 2 * last.length) || piece.length > 8 {
        joined += flushed()
        run.removeAll(keepingCapacity: true)
      }
      run.append(piece)
    }
    return joined + flushed()
  }
}

extension RulingAssembler.Piece {
  var length: Double { end - start }
}

/// Pairs of parallel lines that are one double line.
enum DoubleLines {
  /// The farthest apart the two centre lines stand, in points.
  static let farthest = 3.2

  /// Position of a double line: midway; thickness: from outer edge to outer edge.
  static func merged(_ rulings: [Ruling]) -> [Ruling] {
    var merged: [Ruling] = []
    var taken = Set<Int>()
    let order = rulings.indices.sorted { rulings[$0].position < rulings[$1].position }
    for (place, index) in order.enumerated() where !taken.contains(index) {
      var ruling = rulings[index]
      for other in order[(place + 1)...].prefix(64) where !taken.contains(other) {
        let twin = rulings[other]
        if twin.position - ruling.position > farthest { break }
        guard isPair(ruling, twin) else { continue }
        taken.insert(other)
        let outer = (
          ruling.position - ruling.thickness / 2, twin.position + twin.thickness / 2
        )
        ruling.position = (outer.0 + outer.1) / 2
        ruling.thickness = outer.1 - outer.0
        ruling.start = min(ruling.start, twin.start)
        ruling.end = max(ruling.end, twin.end)
        ruling.pattern = .double
        break
      }
      merged.append(ruling)
    }
    return merged
  }

  private static func isPair(_ a: Ruling, _ b: Ruling) -> Bool {
    let common = min(a.end, b.end) - max(a.start, b.start)
    return common >= 0.8 * max(a.length, b.length)
  }
}
