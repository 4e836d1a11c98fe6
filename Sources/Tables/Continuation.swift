import PageModel

/// Judges whether a part on a new page goes on with the table before it, and puts them together.
enum Continuation {
  /// Whether the columns of `next` are those of `table`, some perhaps missing or merged.
  static func columnsAgree(_ table: TablePart, _ next: TablePart) -> Bool {
    let shift = self.shift(table, next)
    let matched = EdgeAlignment.matches(next.columnEdges, in: table.columnEdges, shift: shift)
    let unmatched = matched.count { $0 == nil }
    if matched.first == .some(0), matched.last == .some(table.columnEdges.count - 1) {
      let shared = matched.count - unmatched - 2
      return shared * 2 >= min(matched.count, table.columnEdges.count) - 2
    }
    if next.columnCount == table.columnCount, areSlightlyMoved(table.columnEdges, next.columnEdges)
    {
      return true
    }
    // A column may have fallen off at either side.
    return unmatched == 0 && matched.count >= 3
      && (matched.first == .some(0) || matched.last == .some(table.columnEdges.count - 1))
  }

  /// How many rows at the top of `next` repeat the header of `table`.
  static func repeatedRows(_ table: TablePart, _ next: TablePart, headerRows: Int) -> Int {
    let limit = headerRows > 0 ? headerRows : 0
    guard limit > 0, next.rowCount > limit else { return 0 }
    let head = table.cells.filter { $0.rows.upperBound <= limit && !$0.isBlank }
    let other = next.cells.filter { $0.rows.upperBound <= limit && !$0.isBlank }
    return head.map(\.text) == other.map(\.text) ? limit : 0
  }

  /// Whether `next` begins with a label that `table` begins with: a new form of the same kind.
  ///
  /// A form may have a title or two as rows above its first label.
  static func beginsAlike(_ table: TablePart, _ next: TablePart, headerRows: Int) -> Bool {
    guard let other = next.cells.first(where: { !$0.isBlank }), !ValuePhrase.isValue(other.text)
    else { return false }
    let rows = headerRows > 0 ? 1 : 3
    return table.cells.contains {
      $0.rows.lowerBound < rows && $0.columns.lowerBound == 0 && $0.text == other.text
    }
  }

  /// The table with `next` below it, less its first `dropped` rows.
  static func append(
    _ next: TablePart, to table: TablePart, dropping dropped: Int, headerRows: Int
  ) -> TablePart {
    let shift = self.shift(table, next)
    let moved = areSlightlyMoved(table.columnEdges, next.columnEdges)
    let theirEdges = moved ? table.columnEdges : next.columnEdges.map { $0 + shift }
    let (union, ours, theirs) = EdgeAlignment.union(table.columnEdges, theirEdges)
    var joined = table
    joined.columnEdges = union
    for index in joined.cells.indices {
      joined.cells[index].columns = joined.cells[index].columns.moved(by: ours)
    }
    let yOffset = (table.rowEdges.last ?? 0) - next.rowEdges[dropped]
    joined.rowEdges += next.rowEdges[(dropped + 1)...].map { $0 + yOffset }
    for var cell in next.cells where cell.rows.upperBound > dropped {
      let start = max(cell.rows.lowerBound, dropped)
      cell.rows = (start..<cell.rows.upperBound).moved(by: table.rowCount - dropped)
      cell.columns = cell.columns.moved(by: theirs)
      joined.cells.append(cell)
    }
    joined.regions += next.regions
    joined.dropSliverColumns()
    return PageBreak(row: table.rowCount, headerRows: headerRows).healed(joined)
  }

  /// What must be added to the edges of `next` to bring them over those of `table`, in points.
  private static func shift(_ table: TablePart, _ next: TablePart) -> Double {
    guard let a = table.columnEdges.first, let b = next.columnEdges.first,
      let c = table.columnEdges.last, let d = next.columnEdges.last
    else { return 0 }
    return abs((c - a) - (d - b)) <= EdgeAlignment.tolerance ? a - b : 0
  }

  /// Whether both have the same columns, each a little wider or narrower.
  private static func areSlightlyMoved(_ edges: [Double], _ others: [Double]) -> Bool {
    guard edges.count == others.count, edges.count > 2, let a = edges.first, let b = others.first,
      let c = edges.last, let d = others.last, c > a, d > b
    else { return false }
    let scale = (c - a) / (d - b)
    guard abs(scale - 1) < 0.04 else { return false }
    return zip(edges, others).allSatisfy { abs(($0 - a) - ($1 - b) * scale) < 8 }
  }
}

extension Range<Int> {
  func moved(by offset: Int) -> Range<Int> { lowerBound + offset..<upperBound + offset }

  /// The range with both bounds replaced by what the list has in their place; the list must ascend.
  func moved(by places: [Int]) -> Range<Int> { places[lowerBound]..<places[upperBound] }
}
