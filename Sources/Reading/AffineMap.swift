/// A point, in the space its user names.
package struct Point: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// The map x' = a·x + c·y + e, y' = b·x + d·y + f, as PDF writes it: [a b c d e f].
package struct AffineMap: Hashable, Sendable {
  package var a = 1.0
  package var b = 0.0
  package var c = 0.0
  package var d = 1.0
  package var e = 0.0
  package var f = 0.0

  package static let identity = AffineMap()

  package init() {}

  package init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  @inline(__always)
  package func point(_ x: Double, _ y: Double) -> Point {
    Point(x: a * x + c * y + e, y: b * x + d * y + f)
  }

  /// The map that applies this one first, then `outer`: PDF's "this × outer".
  package func then(_ outer: AffineMap) -> AffineMap {
    AffineMap(
      a * outer.a + b * outer.c, a * outer.b + b * outer.d,
      c * outer.a + d * outer.c, c * outer.b + d * outer.d,
      e * outer.a + f * outer.c + outer.e, e * outer.b + f * outer.d + outer.f)
  }

  /// How wide a unit pen is along x' after the map.
  package var penWidth: Double { (a * a + c * c).squareRoot() }

  /// How high a unit pen is along y' after the map.
  package var penHeight: Double { (b * b + d * d).squareRoot() }

  /// How long a unit that pointed up is after the map.
  package var penRise: Double { (c * c + d * d).squareRoot() }

  /// Whether upright rectangles stay upright.
  package var isUpright: Bool {
    let size = max(abs(a), abs(b), abs(c), abs(d)) * 1e-3
    return abs(b) <= size && abs(c) <= size || abs(a) <= size && abs(d) <= size
  }

  /// How often a picture is turned clockwise by the map, from its unit square to a page measured downwards;
  /// nil where it is mirrored, or slanted by more than half a point along a side.
  package var quartersOfPicture: Int? {
    if abs(b) <= 0.5, abs(c) <= 0.5 {
      if a > 0, d < 0 { return 0 }
      return a < 0 && d > 0 ? 2 : nil
    }
    guard abs(a) <= 0.5, abs(d) <= 0.5 else { return nil }
    if b > 0, c > 0 { return 1 }
    return b < 0 && c < 0 ? 3 : nil
  }

  package var isFinite: Bool {
    a.isFinite && b.isFinite && c.isFinite && d.isFinite && e.isFinite && f.isFinite
  }
}
