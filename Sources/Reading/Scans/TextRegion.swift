import Grids
import PageModel

/// A cell, or a part of the page outside all cells, with the ink in it.
struct TextRegion {
  var isCell: Bool
  var components: [InkComponent]

  /// Every region with ink, cells grid by grid; what is outside all cells comes last.
  static func all(on page: StraightPage, rulings: [Ruling]) -> [TextRegion] {
    let scale = page.dotsPerInch / 72
    let grids = grids(from: rulings, tolerances: .pixel)
    var regions: [TextRegion] = []
    var rest = page.components
    for grid in grids {
      let inside = rest.filter { grid.box.contains($0.midX, $0.midY, scale: scale) }
      guard !inside.isEmpty else { continue }
      rest.removeAll { grid.box.contains($0.midX, $0.midY, scale: scale) }
      for cell in grid.cells {
        let components = inside.filter { cell.box.contains($0.midX, $0.midY, scale: scale) }
        guard !components.isEmpty else { continue }
        regions.append(TextRegion(isCell: true, components: components))
      }
    }
    if !rest.isEmpty { regions.append(TextRegion(isCell: false, components: rest)) }
    return regions
  }
}

extension Box {
  /// Whether a sample lies inside; `scale` is samples for a point.
  fileprivate func contains(_ x: Int, _ y: Int, scale: Double) -> Bool {
    contains(x: Double(x) / scale, y: Double(y) / scale)
  }
}
