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

  /// Both lists of edges as one; those that match are one edge.
  static func union(_ edges: [Double], _ others: [Double]) -> [Double] {
    var union = edges
    for (edge, match) in zip(others, matches(others, in: edges)) where match == nil {
      union.append(edge)
    }
    return union.sorted()
  }

  /// The place of each edge in the union it went into.
  static func places(_ edges: [Double], in union: [Double]) -> [Int] {
    edges.map { nearest(to: $0, in: union) }
  }

  /// The place of the nearest edge; the lists are short and never empty.
  private static func nearest(to edge: Double, in edges: [Double]) -> Int {
    edges.indices.min { abs(edges[$0] - edge) < abs(edges[$1] - edge) } ?? 0
  }
}
