import Grids
import PageModel

/// The step that gives the grids of a page: today from rulings; other ways join here.
struct GridSource {
  typealias Found = (grid: Grid, origin: Table.Origin)

  /// From top to bottom, then left to right; lines that are drawn and lines in pictures make grids of their own.
  func grids(on page: Page) -> [Found] {
    let traced = page.rulings.filter(\.isTraced)
    guard !traced.isEmpty else { return Self.grids(of: page.rulings, .vectorRulings, .vector) }
    let drawn = page.rulings.filter { !$0.isTraced }
    let found =
      Self.grids(of: drawn, .vectorRulings, .vector) + Self.grids(of: traced, .pixelRulings, .pixel)
    return Self.withoutNested(found)
      .sorted { ($0.grid.box.top, $0.grid.box.left) < ($1.grid.box.top, $1.grid.box.left) }
  }

  private static func grids(
    of rulings: [Ruling], _ origin: Table.Origin, _ tolerances: GridTolerances
  ) -> [Found] {
    withoutNested(
      Grids.grids(from: rulings, tolerances: tolerances)
        .filter { $0.cells.count > 1 }.map { ($0, origin) })
  }

  /// Of two grids one of which stands inside a cell of the other, the one with more cells.
  private static func withoutNested(_ found: [Found]) -> [Found] {
    found.filter { (grid, _) in
      !found.contains { (other, _) in
        other != grid && other.cells.count >= grid.cells.count
          && (encloses(other.box, grid.box) || encloses(grid.box, other.box))
      }
    }
  }

  private static func encloses(_ outer: Box, _ inner: Box) -> Bool {
    outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top
      && outer.bottom >= inner.bottom
  }
}
