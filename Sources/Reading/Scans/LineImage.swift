/// The image of one line as the recogniser likes it, and the way back to the page.
struct LineImage {
  let raster: GrayRaster
  /// Samples of the line's image for one of the page.
  let scale: Double
  let frame: PixelFrame

  /// How a line is prepared; another way of it gives the recogniser a second chance.
  struct Preparation: Hashable {
    /// The height of a character, in samples of the line's image.
    var characterHeight = 36.0
    /// White above and below: the engine fits the whole height to its own: too little and too much
    /// both cost accuracy.
    var verticalMargin = 12
    /// White before and after; the engine reads marks into wide blank ends.
    var sideMargin = 3
    /// Greys up to here become black, in the page's samples.
    var black = 0.0
    /// Greys from here on become white.
    var white = 255.0
    /// The Gaussian's deviation in the page's samples; 0 for none.
    var blur = 0.0
  }

  let preparation: Preparation

  /// Cuts the frame out of the page and scales it so that characters of `characterHeight` samples fit.
  init(page: GrayRaster, frame: PixelFrame, characterHeight: Double, preparation: Preparation) {
    self.preparation = preparation
    self.frame = PixelFrame(
      left: frame.left - 1, top: frame.top - 1, right: frame.right + 1, bottom: frame.bottom + 1
    ).clamped(width: page.width, height: page.height)
    scale = preparation.characterHeight / max(characterHeight, 4)
    let crop = page.cropped(to: self.frame).stretched(
      from: preparation.black, to: preparation.white)
    let scaled = Self.scaled(crop, by: scale, blur: preparation.blur) ?? crop
    raster = scaled.framed(
      vertically: preparation.verticalMargin, sideways: preparation.sideMargin)
  }

  private static func scaled(_ raster: GrayRaster, by scale: Double, blur: Double) -> GrayRaster? {
    PageImage(blur > 0 ? raster.blurred(deviation: blur) : raster)?.scaled(by: scale)?.gray
  }

  /// The page's column, in samples, of a column of the line's image.
  func column(onPage x: Int) -> Double {
    Double(x - preparation.sideMargin) / scale + Double(frame.left)
  }
}

extension GrayRaster {
  /// The raster with greys up to `black` made black, from `white` on white, and the rest between.
  func stretched(from black: Double, to white: Double) -> GrayRaster {
    guard black > 0 || white < 255 else { return self }
    let table = (0...255).map { level in
      UInt8(max(0, min(255, (Double(level) - black) * 255 / max(1, white - black))))
    }
    return GrayRaster(width: width, height: height, samples: samples.map { table[Int($0)] })
  }

  /// The raster with white around it.
  func framed(vertically: Int, sideways: Int) -> GrayRaster {
    var framed = GrayRaster(width: width + 2 * sideways, height: height + 2 * vertically)
    for y in 0..<height {
      let to = (y + vertically) * framed.width + sideways
      framed.samples.replaceSubrange(to..<to + width, with: samples[y * width..<(y + 1) * width])
    }
    return framed
  }
}
