import Grids
import PageModel
import Testing

struct GridsTests {
  @Test func `random grids with merges drawn side by side come back exactly`() {
    for seed in 0..<300 {
      expectBack(seed: seed, jitter: 0, pieces: 1, open: [])
    }
  }

  @Test func `rulings in moved pieces give the same grid`() {
    for seed in 0..<300 {
      expectBack(seed: seed, jitter: 0.3, pieces: 1 + seed % 3, open: [])
    }
  }

  @Test func `an outer border left open is closed where the crossing lines end`() {
    for seed in 0..<200 {
      let open: Sides = [[.left, .right], [.top, .bottom], [.left], [.bottom]][seed % 4]
      expectBack(seed: seed, jitter: 0.2, pieces: 1, open: open)
    }
  }

  @Test func `two tables close together stay two`() {
    let upper = box(left: 50, top: 100, columns: [100, 100], rows: [20, 20])
    let lower = box(left: 50, top: 144, columns: [60, 80, 60], rows: [20, 20])
    let found = grids(from: upper + lower)
    #expect(found.map(\.columnCount) == [2, 3])
  }

  @Test func `a double line is one edge`() {
    var rulings = box(left: 50, top: 100, columns: [100, 100], rows: [20, 20])
    rulings.append(Ruling(axis: .horizontal, position: 122.5, start: 50, end: 250))
    let found = grids(from: rulings)
    #expect(found.map(\.rowCount) == [2])
  }

  @Test func `cells drawn as boxes of their own a little apart are one grid`() {
    var rulings: [Ruling] = []
    for row in 0..<3 {
      for column in 0..<4 {
        rulings += box(
          left: 50 + Double(column) * 82.2, top: 100 + Double(row) * 22.2, columns: [80], rows: [20]
        )
      }
    }
    let found = grids(from: rulings)
    #expect(found.map(\.cells.count) == [12])
  }

  @Test func `a cell without a ruling on one side spans to its neighbour`() {
    var rulings = box(left: 50, top: 100, columns: [100, 100], rows: [20, 20])
    // The inner vertical stops below the first row.
    rulings[1] = Ruling(axis: .vertical, position: 150, start: 120, end: 140)
    let found = grids(from: rulings)
    #expect(found.first?.cells.map(\.columnSpan) == [2, 1, 1])
  }

  @Test func `a cell says which of its outer sides is not drawn`() {
    var rulings = box(left: 50, top: 100, columns: [100, 100], rows: [20, 20])
    rulings.removeLast()
    let found = grids(from: rulings)
    #expect(found.first?.missingSides == .bottom)
    #expect(
      found.first?.cells.map { $0.missingSides.contains(.bottom) } == [false, false, true, true])
  }

  @Test func `a region that is no rectangle is cut into rectangles that cover it`() {
    // A grid of two by two whose first three cells are not parted.
    let rulings =
      box(left: 50, top: 100, columns: [200], rows: [40]) + [
        Ruling(axis: .vertical, position: 150, start: 120, end: 140),
        Ruling(axis: .horizontal, position: 120, start: 150, end: 250),
      ]
    let found = grids(from: rulings)
    #expect(found.first?.cells.reduce(0) { $0 + $1.rowSpan * $1.columnSpan } == 4)
  }

  @Test func `a line broken by a pixel or five is whole in a scan`() {
    var rulings = box(left: 50, top: 100, columns: [100, 100], rows: [20, 20])
    rulings[1] = Ruling(axis: .vertical, position: 150.7, start: 100, end: 116)
    rulings.append(Ruling(axis: .vertical, position: 149.4, start: 120, end: 137))
    let found = grids(from: rulings, tolerances: .pixel)
    #expect(found.first?.cells.count == 4)
  }

  @Test func `a drawing of thousands of lines is no grid`() {
    var rulings: [Ruling] = []
    for line in 0..<2_000 {
      let position = Double(line) * 0.4
      rulings.append(
        Ruling(axis: .horizontal, position: position, start: 0, end: 800, thickness: 0.1))
      rulings.append(
        Ruling(axis: .vertical, position: position, start: 0, end: 800, thickness: 0.1))
    }
    #expect(grids(from: rulings).allSatisfy { $0.cells.count <= 50_000 })
  }

  @Test func `a column edge that jumps by a few points from row to row is one edge`() {
    let rulings =
      box(left: 50, top: 100, columns: [200], rows: [20, 20]) + [
        Ruling(axis: .vertical, position: 150, start: 100, end: 120),
        Ruling(axis: .vertical, position: 154, start: 120, end: 140),
      ]
    #expect(grids(from: rulings).first?.columnCount == 2)
  }

  @Test func `a frame is a grid of one cell`() {
    let found = grids(from: box(left: 20, top: 20, columns: [500], rows: [700]))
    #expect(found.map(\.cells.count) == [1])
  }

  @Test func `lines that cross nothing make no grid`() {
    let underlines = (0..<5).map {
      Ruling(axis: .horizontal, position: 100 + Double($0) * 20, start: 50, end: 200)
    }
    #expect(grids(from: underlines).isEmpty)
  }

  private func expectBack(seed: Int, jitter: Double, pieces: Int, open: Sides) {
    var random = SeededGenerator(state: UInt64(seed))
    let drawn = RandomGrid(using: &random)
    guard drawn.rowEdges.count > 3, drawn.columnEdges.count > 3 else { return }
    let rulings = drawn.rulings(jitter: jitter, pieces: pieces, open: open, using: &random)
    let found = grids(from: rulings)
    #expect(found.count == 1, "seed \(seed)")
    #expect(
      found.first?.cells.map { [$0.row, $0.column, $0.rowSpan, $0.columnSpan] } == drawn.cells,
      "seed \(seed)")
  }

  private func box(left: Double, top: Double, columns: [Double], rows: [Double]) -> [Ruling] {
    let x = columns.reduce(into: [left]) { $0.append($0[$0.count - 1] + $1) }
    let y = rows.reduce(into: [top]) { $0.append($0[$0.count - 1] + $1) }
    return x.map { Ruling(axis: .vertical, position: $0, start: top, end: y[y.count - 1]) }
      + y.map { Ruling(axis: .horizontal, position: $0, start: left, end: x[x.count - 1]) }
  }
}
