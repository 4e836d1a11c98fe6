/// How close the samples of an image file are, in samples an inch; 0 where the file does not tell.
package struct ImageResolution: Hashable, Sendable {
  package var across: Double
  package var down: Double

  package init(across: Double, down: Double) {
    self.across = across
    self.down = down
  }

  /// Coarser print cannot be read, and is a screen's or a camera's word for "not known".
  private static let coarsest = 50.0
  /// In samples along the longer side: a picture of more that would be smaller than an inch is no stamp, it
  /// has a false resolution.
  private static let stamp = 500

  /// What is told where a page can be so, else what makes the shorter side as long as A4's.
  package func believed(width: Int, height: Int) -> ImageResolution {
    let coarser = min(across, down)
    let isStamp = Double(width) < across && Double(height) < down
    guard coarser >= Self.coarsest, max(across, down) <= coarser * ScanRaster.mostStretched,
      !isStamp || max(width, height) <= Self.stamp
    else {
      let dots = Double(min(width, height)) / 8.27
      return ImageResolution(across: dots, down: dots)
    }
    return self
  }

  /// The same of the image turned by that many quarters.
  func turned(quarters: Int) -> ImageResolution {
    quarters % 2 == 0 ? self : ImageResolution(across: down, down: across)
  }
}
