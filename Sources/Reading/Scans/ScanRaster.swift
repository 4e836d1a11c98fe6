/// The samples of a scan, rows from the top: grey where it has no colour, which is a quarter of the
/// memory.
package enum ScanRaster: Hashable, Sendable {
  case gray(GrayRaster)
  case color(ColorRaster)

  package var width: Int {
    switch self {
    case .gray(let raster): raster.width
    case .color(let raster): raster.width
    }
  }

  package var height: Int {
    switch self {
    case .gray(let raster): raster.height
    case .color(let raster): raster.height
    }
  }

  /// The samples turned clockwise by quarters.
  package func turned(quarters: Int) -> ScanRaster {
    switch self {
    case .gray(let raster): .gray(raster.turned(quarters: quarters))
    case .color(let raster): .color(raster.turned(quarters: quarters))
    }
  }

  /// The part inside the frame.
  package func cropped(to frame: PixelFrame) -> ScanRaster {
    switch self {
    case .gray(let raster): .gray(raster.cropped(to: frame))
    case .color(let raster): .color(raster.cropped(to: frame))
    }
  }

  /// Whether all samples are quite white.
  var isWhite: Bool {
    switch self {
    case .gray(let raster): raster.samples.allSatisfy { $0 == 255 }
    case .color(let raster): raster.samples.allSatisfy { $0 == 0xFFFFFF }
    }
  }

  /// The same samples in colour.
  package var color: ColorRaster {
    switch self {
    case .gray(let raster):
      ColorRaster(
        width: raster.width, height: raster.height,
        samples: raster.samples.map { UInt32($0) * 0x010101 })
    case .color(let raster): raster
    }
  }
}
