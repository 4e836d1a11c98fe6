extension RulingFinder {
  /// The lines of dashes that others show to be rulings: a table's lines cross them or hold their
  /// ends, as they do with no row of dots or hyphens.
  func heldDashes(
    rows: [DashedLine], columns: [DashedLine], byRows foundRows: [TracedLine],
    byColumns foundColumns: [TracedLine]
  ) -> (rows: [TracedLine], columns: [TracedLine]) {
    var (rows, columns) = (rows, columns)
    // Those that only others in doubt hold go with them.
    while true {
      let (rowLines, columnLines) = (rows.map(\.line), columns.map(\.line))
      let heldRows = rows.filter {
        isHeld($0, by: foundColumns, orBy: columnLines, besides: foundRows)
      }
      let heldColumns = columns.filter {
        isHeld($0, by: foundRows, orBy: rowLines, besides: foundColumns)
      }
      guard heldRows.count < rows.count || heldColumns.count < columns.count else {
        return (rowLines, columnLines)
      }
      (rows, columns) = (heldRows, heldColumns)
    }
  }

  /// `parallels` are found lines of its own direction: in a table that is open at its sides, its end
  /// stands where those do that cross the same lines.
  private func isHeld(
    _ dashed: DashedLine, by others: [TracedLine], orBy doubtful: [TracedLine],
    besides parallels: [TracedLine]
  ) -> Bool {
    let line = dashed.line
    let near = Int(dashed.gap) + samples(millimetres: 0.8)
    func isAtEnd(_ other: TracedLine) -> Bool {
      let place = Int(other.center(at: Int(line.position)))
      return min(abs(place - line.start), abs(place - line.end)) <= near
    }
    let crossing = others.filter { isCrossed(line, by: $0, within: near) }
    let inside = crossing.filter { !isAtEnd($0) }
    if inside.count >= 2 { return true }
    let holding = crossing + doubtful.filter { isCrossed(line, by: $0, within: near) }
    // Rows of characters begin and end alike, too, but cross nothing.
    let level = parallels.filter { parallel in
      inside.contains { isCrossed(parallel, by: $0, within: near) }
    }
    return [line.start, line.end].allSatisfy { end in
      holding.contains { abs(Int($0.center(at: Int(line.position))) - end) <= near }
        || level.contains { min(abs($0.start - end), abs($0.end - end)) <= near }
    }
  }

  private func isCrossed(_ line: TracedLine, by other: TracedLine, within near: Int) -> Bool {
    let (place, across) = (Int(other.position), Int(line.position))
    return place >= line.start - near && place <= line.end + near
      && across >= other.start - near && across <= other.end + near
  }
}
