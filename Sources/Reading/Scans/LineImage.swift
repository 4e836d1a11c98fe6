import CLeptonica

/// The image of one line as the recogniser likes it, and the way back to the page.
struct LineImage {
  let raster: GrayRaster
  /// Samples of the line's image for one of the page.
  let scale: Double
  let margin: Int
  let frame: PixelFrame

  /// The height of the text the recogniser was trained for, in samples.
  static let textHeight = 36.0
  static let margin = 12

  /// Cuts the frame out of the page and scales it so that characters of `characterHeight` samples fit.
  init(page: GrayRaster, frame: PixelFrame, characterHeight: Double) {
    let padded = PixelFrame(
      left: frame.left - 1, top: frame.top - 1, right: frame.right + 1, bottom: frame.bottom + 1
    ).clamped(width: page.width, height: page.height)
    self.frame = padded
    margin = Self.margin
    let wanted = Self.textHeight / max(characterHeight, 4)
    let crop = page.cropped(to: padded)
    guard abs(wanted - 1) > 0.05, let image = PageImage(crop),
      let scaled = PageImage(pixScale(image.pix, Float(wanted), Float(wanted))),
      let samples = scaled.gray
    else {
      scale = 1
      raster = page.cropped(to: padded, margin: Self.margin)
      return
    }
    scale = wanted
    raster = samples.cropped(
      to: PixelFrame(left: 0, top: 0, right: samples.width, bottom: samples.height),
      margin: Self.margin)
  }

  /// A place in the line's image as samples of the page.
  func onPage(_ box: PixelFrame) -> (left: Double, top: Double, right: Double, bottom: Double) {
    (
      left(box.left), top(box.top), left(box.right), top(box.bottom)
    )
  }

  private func left(_ x: Int) -> Double { Double(x - margin) / scale + Double(frame.left) }
  private func top(_ y: Int) -> Double { Double(y - margin) / scale + Double(frame.top) }
}
