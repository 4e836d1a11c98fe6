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
