import PageModel

/// The grids that the rulings draw, from top to bottom, then left to right.
///
/// A grid may have a single cell: a box is told from a table by what stands in it, which is not known here.
public func grids(from rulings: [Ruling], tolerances: GridTolerances = .vector) -> [Grid] {
  let networks = LineNetwork.networks(
    horizontals: RuledLine.lines(joining: rulings, axis: .horizontal, tolerances: tolerances),
    verticals: RuledLine.lines(joining: rulings, axis: .vertical, tolerances: tolerances),
    tolerances: tolerances)
  return networks.compactMap { GridBuilder($0, tolerances: tolerances)?.grid() }
    .sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
}
