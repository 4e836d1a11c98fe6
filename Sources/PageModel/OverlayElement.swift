/// One thing to draw over a rendered page, in points from its top left; drawn in the list's order.
public enum OverlayElement: Hashable, Sendable {
  /// An outline of `lineWidth` points; 0 draws none. `fill` is nil where only the outline is wanted.
  case rectangle(Box, outline: OverlayColor, lineWidth: Double, fill: OverlayColor?)
  /// A straight line of `lineWidth` points.
  case line(OverlayPoint, OverlayPoint, color: OverlayColor, lineWidth: Double)
  /// A short ASCII text whose first baseline begins at `at`, `size` points high, on a pale ground.
  case label(String, at: OverlayPoint, size: Double, color: OverlayColor)
}

/// A point of a page, in points from its top left.
public struct OverlayPoint: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A colour that lets what lies under it shine through.
public struct OverlayColor: Hashable, Sendable {
  public var color: Color
  /// From 0, unseen, to 1, opaque.
  public var alpha: Double

  public init(red: UInt8, green: UInt8, blue: UInt8, alpha: Double = 1) {
    color = Color(red: red, green: green, blue: blue)
    self.alpha = alpha
  }
}
