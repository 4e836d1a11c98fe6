import PageModel

/// Judges whether a part on a new page goes on with the table before it, and puts them together.
enum Continuation {
  /// Whether the columns of `next` are those of `table`, some perhaps missing or merged.
  static func columnsAgree(_ table: TablePart, _ next: TablePart) -> Bool {
    let shift = self.shift(table, next)
    let matched = EdgeAlignment.matches(next.columnEdges, in: table.columnEdges, shift: shift)
    let missing = matched.count { $0 == nil }
    let sameSides = matched.first != .some(nil) && matched.last != .some(nil)
    return sameSides && missing * 4 <= matched.count
  }

  /// Whether `next` begins as the table did: a new form of the same kind, or a repeated header.
  static func beginsAlike(_ table: TablePart, _ next: TablePart) -> Bool {
    guard let first = table.cells.first(where: { !$0.isBlank }),
      let other = next.cells.first(where: { !$0.isBlank })
    else { return false }
    return first.text == other.text
  }

  /// How many rows at the top of `next` repeat the header of `table`.
  static func repeatedRows(_ table: TablePart, _ next: TablePart, headerRows: Int) -> Int {
    guard headerRows > 0, next.rowCount > headerRows else { return 0 }
    let head = table.cells.filter { $0.rows.upperBound <= headerRows }.map(\.text)
    let other = next.cells.filter { $0.rows.upperBound <= headerRows }.map(\.text)
    return head.filter { !$0.isEmpty } == other.filter { !$0.isEmpty } ? headerRows : 0
  }

  /// What must be added to the edges of `next` to bring them over those of `table`, in points.
  static func shift(_ table: TablePart, _ next: TablePart) -> Double {
    guard let a = table.columnEdges.first, let b = next.columnEdges.first,
      let c = table.columnEdges.last, let d = next.columnEdges.last
    else { return 0 }
    return abs((c - a) - (d - b)) <= EdgeAlignment.tolerance ? a - b : 0
  }

  /// The table with `next` below it, less its first `dropped` rows.
  static func append(_ next: TablePart, to table: TablePart, dropping dropped: Int) -> TablePart {
    let shift = self.shift(table, next)
    let union = EdgeAlignment.union(table.columnEdges, next.columnEdges, shift: -shift)
    let ours = EdgeAlignment.places(table.columnEdges, in: union)
    let theirs = EdgeAlignment.places(next.columnEdges.map { $0 + shift }, in: union)
    var joined = table
    joined.columnEdges = union
    joined.cells = table.cells.map { cell in
      var cell = cell
      cell.columns = ours[cell.columns.lowerBound]..<ours[cell.columns.upperBound]
      return cell
    }
    let rowOffset = table.rowCount - dropped
    let yOffset = (table.rowEdges.last ?? 0) - next.rowEdges[dropped]
    joined.rowEdges += next.rowEdges[(dropped + 1)...].map { $0 + yOffset }
    for cell in next.cells where cell.rows.upperBound > dropped {
      var cell = cell
      let start = max(cell.rows.lowerBound, dropped)
      cell.rows = start + rowOffset..<cell.rows.upperBound + rowOffset
      cell.columns = theirs[cell.columns.lowerBound]..<theirs[cell.columns.upperBound]
      joined.cells.append(cell)
    }
    joined.regions += next.regions
    return PageBreak(row: table.rowCount).healed(joined)
  }
}
