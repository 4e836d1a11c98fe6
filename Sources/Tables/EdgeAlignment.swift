/// Brings the edges of parts printed on different pages together.
enum EdgeAlignment {
  /// How far the same edge may be off between two pages, in points.
  static let tolerance = 4.0

  /// For each of `edges`, moved by `shift`, the matching place in `others`; nil where there is none.
  static func matches(_ edges: [Double], in others: [Double], shift: Double = 0) -> [Int?] {
    edges.map { edge in
      let nearest = nearest(to: edge + shift, in: others)
      return abs(others[nearest] - edge - shift) <= tolerance ? nearest : nil
    }
  }

  /// Both lists of edges as one, and the place of each edge in it.
  ///
  /// An edge of `others` that matches is one with it, unless another one is nearer to that: each list's edges
  /// stay as many as they are, or the column between two of them would be lost with what is in it.
  static func union(
    _ edges: [Double], _ others: [Double]
  ) -> (edges: [Double], ours: [Int], theirs: [Int]) {
    let matches = matches(others, in: edges)
    let partners = others.indices.map { index in
      matches[index].flatMap { match in
        let distance = abs(others[index] - edges[match])
        let rivals = others.indices.filter { matches[$0] == match && $0 != index }
        let isNearest = rivals.allSatisfy { rival in
          (distance, index) < (abs(others[rival] - edges[match]), rival)
        }
        return isNearest ? match : nil
      }
    }
    let single = others.indices.filter { partners[$0] == nil }
    let order =
      (edges.indices.map { (edge: edges[$0], ours: Int?($0), theirs: Int?.none) }
      + single.map { (edge: others[$0], ours: Int?.none, theirs: Int?($0)) })
      .sorted { $0.edge < $1.edge }
    var (ours, theirs) = (edges.map { _ in 0 }, others.map { _ in 0 })
    for (place, entry) in order.enumerated() {
      if let index = entry.ours { ours[index] = place }
      if let index = entry.theirs { theirs[index] = place }
    }
    for (index, partner) in partners.enumerated() {
      if let partner { theirs[index] = ours[partner] }
    }
    return (order.map(\.edge), ours, theirs)
  }

  /// The place of the nearest edge; the lists are short and never empty.
  private static func nearest(to edge: Double, in edges: [Double]) -> Int {
    edges.indices.min { abs(edges[$0] - edge) < abs(edges[$1] - edge) } ?? 0
  }
}
