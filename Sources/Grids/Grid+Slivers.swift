extension Grid {
  /// The grid with edges put together that enclose a sliver no cell stands in alone.
  func withoutSlivers(narrowerThan limit: Double) -> Grid {
    var grid = self
    let rows = Slivers.places(
      of: rowEdges, spans: cells.map(\.rows), narrowerThan: limit)
    let columns = Slivers.places(
      of: columnEdges, spans: cells.map(\.columns), narrowerThan: limit)
    guard rows.last != rowCount || columns.last != columnCount else { return self }
    grid.rowEdges = Slivers.edges(rowEdges, places: rows)
    grid.columnEdges = Slivers.edges(columnEdges, places: columns)
    for index in grid.cells.indices {
      let cell = cells[index]
      grid.cells[index].row = rows[cell.row]
      grid.cells[index].rowSpan = rows[cell.rows.upperBound] - rows[cell.row]
      grid.cells[index].column = columns[cell.column]
      grid.cells[index].columnSpan = columns[cell.columns.upperBound] - columns[cell.column]
    }
    return grid
  }
}

/// Finds rows or columns too narrow to hold anything, between edges that were meant to be one.
public enum Slivers {
  /// For each edge its place once the slivers are gone; both edges of a sliver get the same.
  public static func places(
    of edges: [Double], spans: [Range<Int>], narrowerThan limit: Double
  ) -> [Int] {
    var standsAlone = Array(repeating: false, count: max(edges.count, 1))
    for span in spans where span.count == 1 { standsAlone[span.lowerBound] = true }
    var places: [Int] = [0]
    /// Two slivers side by side could be the whole of a cell: only every other one goes.
    var hasJustMerged = false
    for edge in edges.indices.dropFirst() {
      let isSliver =
        edges[edge] - edges[edge - 1] < limit && !standsAlone[edge - 1] && !hasJustMerged
      places.append(places[edge - 1] + (isSliver ? 0 : 1))
      hasJustMerged = isSliver
    }
    return places
  }

  /// The edges that remain; of two that became one, the middle between.
  public static func edges(_ edges: [Double], places: [Int]) -> [Double] {
    var sums: [(total: Double, count: Double)] = Array(
      repeating: (0, 0), count: (places.last ?? 0) + 1)
    for (edge, place) in zip(edges, places) {
      sums[place].total += edge
      sums[place].count += 1
    }
    return sums.map { $0.total / $0.count }
  }
}
