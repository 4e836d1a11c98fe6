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
      for cell in grid.cells {
        // What lies between a grid's cells is outside all cells: no ink is lost.
        let isInside = { (ink: InkComponent) in cell.box.contains(ink.midX, ink.midY, scale: scale)
        }
        let components = rest.filter(isInside)
        guard !components.isEmpty else { continue }
        rest.removeAll(where: isInside)
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
