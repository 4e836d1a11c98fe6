/// How much a page is reduced to look for what is large on it: to about fifty dots an inch.
struct Overview {
  /// Samples of the page for one of the reduced, both ways.
  let factor: Int
  /// In samples of the reduced page.
  let millimetre: Double

  /// `dotsPerInch` is the page's.
  init(dotsPerInch: Double) {
    factor = max(1, Int((dotsPerInch / 50).rounded()))
    millimetre = dotsPerInch / 25.4 / Double(factor)
  }

  /// A frame of the reduced page with so much more on each side, in samples of the page.
  func frame(_ frame: PixelFrame, grownBy margin: Int = 0) -> PixelFrame {
    PixelFrame(
      left: (frame.left - margin) * factor, top: (frame.top - margin) * factor,
      right: (frame.right + margin) * factor, bottom: (frame.bottom + margin) * factor)
  }
}
