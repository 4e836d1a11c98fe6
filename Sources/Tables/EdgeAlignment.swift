/// Brings the edges of parts printed on different pages together.
enum EdgeAlignment {
  /// How far the same edge may be off between two pages, in points.
  static let tolerance = 3.0

  /// For each of `edges`, moved by `shift`, the matching place in `others`; nil where there is none.
  static func matches(_ edges: [Double], in others: [Double], shift: Double) -> [Int?] {
    edges.map { edge in
      let nearest = others.indices.min {
        abs(others[$0] - edge - shift) < abs(others[$1] - edge - shift)
      }
      return nearest.flatMap { abs(others[$0] - edge - shift) <= tolerance ? $0 : nil }
    }
  }

  /// Both lists of edges as one; those that match are one edge.
  static func union(_ edges: [Double], _ others: [Double], shift: Double) -> [Double] {
    var union = edges
    for (edge, match) in zip(others, matches(others, in: edges, shift: -shift)) where match == nil {
      union.append(edge - shift)
    }
    return union.sorted()
  }

  /// The place of each edge in the union it went into.
  static func places(_ edges: [Double], in union: [Double], shift: Double = 0) -> [Int] {
    edges.map { edge in
      union.indices.min { abs(union[$0] - edge + shift) < abs(union[$1] - edge + shift) } ?? 0
    }
  }
}
