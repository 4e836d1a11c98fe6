import Grids
import PageModel

/// The step that gives the grids of a page: today from rulings; other ways join here.
struct GridSource {
  func grids(on page: Page) -> [(grid: Grid, origin: Table.Origin)] {
    let isScan = page.text == .ocr
    let found = grids(from: page.rulings, tolerances: isScan ? .pixel : .vector)
    return withoutNested(found.filter { $0.cells.count > 1 })
      .map { ($0, isScan ? .pixelRulings : .vectorRulings) }
  }

  private func grids(from rulings: [Ruling], tolerances: GridTolerances) -> [Grid] {
    Grids.grids(from: rulings, tolerances: tolerances)
  }

  /// Of two grids one of which stands inside a cell of the other, the one with more cells.
  private func withoutNested(_ grids: [Grid]) -> [Grid] {
    grids.filter { grid in
      !grids.contains { other in
        other != grid && other.cells.count >= grid.cells.count
          && (encloses(other.box, grid.box) || encloses(grid.box, other.box))
      }
    }
  }

  private func encloses(_ outer: Box, _ inner: Box) -> Bool {
    outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top
      && outer.bottom >= inner.bottom
  }
}
