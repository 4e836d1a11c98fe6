/// Where something stands in its document.
public enum Place: Hashable, Sendable {
  /// A box on a page; pages count from 1.
  case page(Int, Box)
  /// A line of a text or markup input, from 1, and its columns, from 1, both ends included.
  case line(Int, columns: ClosedRange<Int>)
}

/// The row and column of a cell in its logical table, from 0.
public struct CellIndex: Hashable, Sendable, Comparable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  public static func < (a: CellIndex, b: CellIndex) -> Bool {
    (a.row, a.column) < (b.row, b.column)
  }
}

/// What a value rests on: its place and, inside a table, its cell.
public struct Evidence: Hashable, Sendable {
  public var place: Place
  public var table: String?
  public var cell: CellIndex?

  public init(place: Place, table: String? = nil, cell: CellIndex? = nil) {
    self.place = place
    self.table = table
    self.cell = cell
  }
}
