import CLeptonica

/// One image held by Leptonica; it is released exactly once.
package struct PageImage: ~Copyable {
  typealias Handle = UnsafeMutablePointer<PIX>

  let pix: Handle
  /// Whether its data was cut short or disturbed, so that parts of it may be missing.
  var isDamaged = false
  /// Whether it was transparent, and what does not cover was made white.
  private(set) var isLaidOnWhite = false
  /// How the file has it turned; the samples are upright.
  private(set) var orientation = ImageOrientation.upright

  /// Takes over the handle; nil where there is none.
  init?(_ pix: Handle?) {
    guard let pix else { return nil }
    self.pix = pix
  }

  /// An eight-bit grey copy of the raster; nil where memory is short.
  init?(_ raster: GrayRaster) {
    guard let pix = pixCreate(Int32(raster.width), Int32(raster.height), 8) else { return nil }
    self.pix = pix
    let stride = Int(pixGetWpl(pix))
    let words: UnsafeMutablePointer<UInt32> = pixGetData(pix)
    raster.samples.withUnsafeBytes { samples in
      for y in 0..<raster.height {
        let (row, line) = (y * raster.width, words + y * stride)
        // The first of four samples is the highest byte of a word.
        for place in 0..<raster.width / 4 {
          let four = samples.loadUnaligned(fromByteOffset: row + place * 4, as: UInt32.self)
          line[place] = UInt32(bigEndian: four)
        }
        for x in raster.width & ~3..<raster.width {
          line[x / 4] |= UInt32(samples[row + x]) << (24 - x % 4 * 8)
        }
      }
    }
  }

  deinit {
    var pix: Handle? = pix
    pixDestroy(&pix)
  }

  package var width: Int { Int(pixGetWidth(pix)) }
  package var height: Int { Int(pixGetHeight(pix)) }
  /// Bits a sample: 1 for a fax, 8 for grey, 32 for colour.
  package var depth: Int { Int(pixGetDepth(pix)) }
  /// Whether its samples are numbers of colours in a list.
  var hasColorMap: Bool { pixGetColormap(pix) != nil }
  /// As the file says.
  package var resolution: ImageResolution {
    ImageResolution(across: Double(pixGetXRes(pix)), down: Double(pixGetYRes(pix)))
  }

  /// The samples of an eight-bit grey image; nil for another depth.
  var gray: GrayRaster? {
    guard depth == 8, let words = pixGetData(pix) else { return nil }
    let (width, height, stride) = (width, height, Int(pixGetWpl(pix)))
    let samples = [UInt8](unsafeUninitializedCapacity: width * height) { samples, count in
      guard let start = UnsafeMutableRawPointer(samples.baseAddress) else { return }
      for y in 0..<height {
        let (row, line) = (start + y * width, words + y * stride)
        for place in 0..<width / 4 {
          row.storeBytes(of: line[place].bigEndian, toByteOffset: place * 4, as: UInt32.self)
        }
        for x in width & ~3..<width {
          samples[y * width + x] = UInt8(line[x / 4] >> (24 - x % 4 * 8) & 255)
        }
      }
      count = width * height
    }
    return GrayRaster(width: width, height: height, samples: samples)
  }

  // What uses the handle is a method, so that the image lives until the C call returns.

  /// The image with ink darker than `level` black and the rest white, one bit a sample.
  func thresholded(at level: Int) -> PageImage? {
    PageImage(pixThresholdToBinary(pix, Int32(level)))
  }

  /// The image with its width and height times `factor`.
  func scaled(by factor: Double) -> PageImage? {
    PageImage(pixScaleGeneral(pix, Float(factor), Float(factor), 0, 0))
  }

  /// The eight-bit grey image turned about its centre, clockwise positive; corners filled white.
  func turned(byDegrees degrees: Double) -> PageImage? {
    PageImage(pixRotateAMGray(pix, Float(degrees * .pi / 180), 255))
  }

  /// The angle in degrees that sets a one-bit image's lines level, clockwise positive; nil where
  /// nothing shows it.
  func skew() -> Double? {
    var (angle, confidence): (Float, Float) = (0, 0)
    let failed = pixFindSkewSweepAndSearch(pix, &angle, &confidence, 4, 1, 7, 1, 0.01)
    return failed == 0 && confidence >= 2 ? Double(angle) : nil
  }

  /// The image as a PNG file; nil where memory is short.
  func png() -> [UInt8]? {
    var (bytes, count): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
    guard pixWriteMemPng(&bytes, &count, pix, 0) == 0 else { return nil }
    defer { lept_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// The image on white paper where parts of it are transparent, else as it is.
  consuming func laidOnWhite() -> PageImage {
    let covering =
      hasColorMap
      ? PageImage(pixRemoveColormap(pix, Int32(REMOVE_CMAP_WITH_ALPHA)))
      : PageImage(pixClone(pix))
    guard let covering, covering.depth == 32, pixGetSpp(covering.pix) == 4,
      var opaque = PageImage(pixAlphaBlendUniform(covering.pix, 0xFFFF_FF00))
    else { return self }
    pixCopyResolution(opaque.pix, pix)
    opaque.isDamaged = isDamaged
    opaque.isLaidOnWhite = true
    return opaque
  }

  /// The image turned as its file says.
  consuming func turned(_ orientation: ImageOrientation) -> PageImage {
    guard orientation != .upright,
      var upright = PageImage(pixRotateOrth(pix, Int32(orientation.quarters)))
    else { return self }
    if orientation.isMirrored { pixFlipLR(upright.pix, upright.pix) }
    upright.isDamaged = isDamaged
    upright.orientation = orientation
    let told = resolution.turned(quarters: orientation.quarters)
    pixSetResolution(upright.pix, Int32(told.across), Int32(told.down))
    return upright
  }

  /// The image in eight-bit grey.
  func grayed() -> PageImage? { PageImage(pixConvertTo8(pix, 0)) }

  /// The image in 32-bit colour.
  func colored() -> PageImage? { PageImage(pixConvertTo32(pix)) }

  /// The samples of a 32-bit colour image; nil for another depth.
  var color: ColorRaster? {
    guard depth == 32, let words = pixGetData(pix) else { return nil }
    let (width, height, stride) = (width, height, Int(pixGetWpl(pix)))
    let samples = [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
      for y in 0..<height {
        for x in 0..<width { buffer[y * width + x] = words[y * stride + x] >> 8 }
      }
      count = width * height
    }
    return ColorRaster(width: width, height: height, samples: samples)
  }
}
