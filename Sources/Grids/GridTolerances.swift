/// How far rulings may miss each other and still be meant to meet, in points.
public struct GridTolerances: Hashable, Sendable {
  /// Parallel pieces at most this far apart lie on one line.
  public var snap: Double
  /// Pieces of one line at most this far apart are joined.
  public var gap: Double
  /// A line that ends at most this far from a crossing line reaches it; half of both thicknesses is added.
  public var reach: Double
  /// Edges closer than this, and closer than a quarter of the usual spacing, are one edge (double lines).
  public var doubling: Double
  /// Rows and columns narrower than this in which no cell stands alone come from edges that miss each other.
  public var sliver: Double
  /// Shorter lines are dots and ticks.
  public var shortest: Double
  /// The part of a cell's side that must be drawn for the side to part two cells.
  public var drawnPart: Double

  public init(
    snap: Double, gap: Double, reach: Double, doubling: Double, sliver: Double, shortest: Double,
    drawnPart: Double
  ) {
    self.snap = snap
    self.gap = gap
    self.reach = reach
    self.doubling = doubling
    self.sliver = sliver
    self.shortest = shortest
    self.drawnPart = drawnPart
  }

  /// For rulings read from drawing operators, whose coordinates are exact.
  public static let vector = GridTolerances(
    snap: 0.9, gap: 1.6, reach: 2, doubling: 3.2, sliver: 6, shortest: 2, drawnPart: 0.6)

  /// For rulings traced in a scan, which are off by a pixel or two and broken in places.
  public static let pixel = GridTolerances(
    snap: 1.6, gap: 5, reach: 4, doubling: 4, sliver: 8, shortest: 5, drawnPart: 0.55)
}
