/// A straight line printed along a page's edge directions, from a vector stroke, a thin filled
/// rectangle or pixels.
public struct Ruling: Hashable, Sendable {
  public enum Axis: UInt8, Hashable, Sendable {
    case horizontal
    case vertical
  }

  public enum Pattern: UInt8, Hashable, Sendable {
    case solid
    case dashed
    case double
  }

  public var axis: Axis
  /// The centre line's y when horizontal, its x when vertical, in points.
  public var position: Double
  /// The smaller end along the axis, in points.
  public var start: Double
  /// The larger end along the axis, in points.
  public var end: Double
  /// In points.
  public var thickness: Double
  public var pattern: Pattern
  public var color: Color
  /// Whether it was traced in a picture, and so may be off by a sample or two and broken in places.
  public var isTraced: Bool

  public init(
    axis: Axis, position: Double, start: Double, end: Double, thickness: Double = 0.5,
    pattern: Pattern = .solid, color: Color = .black, isTraced: Bool = false
  ) {
    self.axis = axis
    self.position = position
    self.start = start
    self.end = end
    self.thickness = thickness
    self.pattern = pattern
    self.color = color
    self.isTraced = isTraced
  }

  /// In points.
  public var length: Double { end - start }
}

/// A filled rectangle too thick to be a line: the shading of a header, a zebra row.
public struct Shading: Hashable, Sendable {
  public var box: Box
  public var color: Color

  public init(box: Box, color: Color) {
    self.box = box
    self.color = color
  }
}

/// An image placed on a page.
public struct PlacedImage: Hashable, Sendable {
  /// What of it the page shows.
  public var box: Box
  /// In samples; zero when the file does not say.
  public var pixelWidth: Int
  public var pixelHeight: Int
  /// How all of it lies; nil where it is mirrored or slanted, or that is not known.
  public var stance: Stance?

  /// Where the whole of an image would lie, were nothing of it cut, and which way up.
  public struct Stance: Hashable, Sendable {
    public var box: Box
    /// How often the samples are turned clockwise to lie as they do, 0 to 3.
    public var quarters: Int

    public init(box: Box, quarters: Int) {
      self.box = box
      self.quarters = quarters
    }
  }

  public init(box: Box, pixelWidth: Int = 0, pixelHeight: Int = 0, stance: Stance? = nil) {
    self.box = box
    self.pixelWidth = pixelWidth
    self.pixelHeight = pixelHeight
    self.stance = stance
  }

  /// Where the whole of it lies as far as that is known.
  public var extent: Box { stance?.box ?? box }
}
