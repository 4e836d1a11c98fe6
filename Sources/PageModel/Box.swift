/// A rectangle in points from the page's top left, after the page's rotation was undone.
public struct Box: Hashable, Sendable {
  public var left: Double
  public var top: Double
  public var right: Double
  public var bottom: Double

  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The width in points; negative when the sides are swapped.
  @inlinable public var width: Double { right - left }

  /// The height in points; negative when the sides are swapped.
  @inlinable public var height: Double { bottom - top }

  @inlinable public var midX: Double { (left + right) / 2 }
  @inlinable public var midY: Double { (top + bottom) / 2 }

  /// The smallest box that holds both.
  @inlinable public func union(_ other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top),
      right: max(right, other.right), bottom: max(bottom, other.bottom))
  }

  /// The part that both cover, or nil where they do not overlap.
  @inlinable public func intersection(_ other: Box) -> Box? {
    let box = Box(
      left: max(left, other.left), top: max(top, other.top),
      right: min(right, other.right), bottom: min(bottom, other.bottom))
    return box.right > box.left && box.bottom > box.top ? box : nil
  }

  /// Whether the point lies inside or on the edge.
  @inlinable public func contains(x: Double, y: Double) -> Bool {
    x >= left && x <= right && y >= top && y <= bottom
  }

  /// The box grown by `margin` points on every side.
  @inlinable public func insetBy(_ margin: Double) -> Box {
    Box(left: left + margin, top: top + margin, right: right - margin, bottom: bottom - margin)
  }
}
