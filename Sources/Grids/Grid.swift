import PageModel

/// The sides of a rectangle.
public struct Sides: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let left = Sides(rawValue: 1)
  public static let top = Sides(rawValue: 2)
  public static let right = Sides(rawValue: 4)
  public static let bottom = Sides(rawValue: 8)
}

/// A cell of a grid: rows and columns from 0, spans at least 1.
public struct GridCell: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var rowSpan: Int
  public var columnSpan: Int
  /// In points, along the centre lines of its rulings.
  public var box: Box
  /// The sides along which no ruling is drawn, or less than half of one.
  public var missingSides: Sides

  public init(
    row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, box: Box,
    missingSides: Sides = []
  ) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.box = box
    self.missingSides = missingSides
  }

  public var rows: Range<Int> { row..<row + rowSpan }
  public var columns: Range<Int> { column..<column + columnSpan }
}

/// Rows and columns drawn by rulings that cross each other; its cells cover it without overlap.
public struct Grid: Hashable, Sendable {
  /// The rows' y from top to bottom in points, one more than there are rows.
  public var rowEdges: [Double]
  /// The columns' x from left to right in points, one more than there are columns.
  public var columnEdges: [Double]
  /// In row order, then column order.
  public var cells: [GridCell]
  /// The outer sides along which most of the border is not drawn.
  public var missingSides: Sides

  public init(
    rowEdges: [Double], columnEdges: [Double], cells: [GridCell], missingSides: Sides = []
  ) {
    self.rowEdges = rowEdges
    self.columnEdges = columnEdges
    self.cells = cells
    self.missingSides = missingSides
  }

  public var rowCount: Int { rowEdges.count - 1 }
  public var columnCount: Int { columnEdges.count - 1 }

  /// From the first to the last edge, in points.
  public var box: Box {
    Box(
      left: columnEdges.first ?? 0, top: rowEdges.first ?? 0, right: columnEdges.last ?? 0,
      bottom: rowEdges.last ?? 0)
  }
}
