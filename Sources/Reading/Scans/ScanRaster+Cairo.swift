import CPoppler

extension ScanRaster {
  /// The samples of a cairo image, drawn on white; nil for another kind of surface.
  init?(_ surface: OpaquePointer) {
    guard let image = CairoSamples(surface) else { return nil }
    self = image.gray.map(ScanRaster.gray) ?? .color(image.color)
  }
}

/// The memory of a cairo image, which must outlive it.
private struct CairoSamples {
  let words: UnsafePointer<UInt32>
  let width: Int
  let height: Int
  /// From one row to the next, in samples.
  let stride: Int
  let isTransparent: Bool

  init?(_ surface: OpaquePointer) {
    cairo_surface_flush(surface)
    let format = cairo_image_surface_get_format(surface)
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    guard width > 0, height > 0, let bytes = cairo_image_surface_get_data(surface),
      format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32
    else { return nil }
    stride = Int(cairo_image_surface_get_stride(surface)) / 4
    isTransparent = format == CAIRO_FORMAT_ARGB32
    words = UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt32.self)
  }

  /// The samples where red, green and blue are the same in all; nil where they are not.
  var gray: GrayRaster? {
    // What is not covered shows the white below; in an opaque image nothing is.
    let bare: UInt32 = isTransparent ? 0 : 0xFF00_0000
    var isGray = true
    let samples = [UInt8](unsafeUninitializedCapacity: width * height) { samples, count in
      var y = 0
      while y < height, isGray {
        let (line, row) = (words + y * stride, y * width)
        var difference: UInt32 = 0
        for x in 0..<width {
          let word = line[x]
          difference |= (word ^ word &>> 8) & 0xFFFF
          let paper = 255 &- (word | bare) &>> 24
          samples[row &+ x] = UInt8(truncatingIfNeeded: word &+ paper)
        }
        isGray = difference == 0
        y += 1
      }
      count = isGray ? width * height : 0
    }
    return isGray ? GrayRaster(width: width, height: height, samples: samples) : nil
  }

  var color: ColorRaster {
    let samples = [UInt32](unsafeUninitializedCapacity: width * height) { samples, count in
      for y in 0..<height {
        let (line, row) = (words + y * stride, y * width)
        for x in 0..<width {
          let paper = isTransparent ? 255 - line[x] >> 24 : 0
          samples[row + x] = (line[x] & 0xFFFFFF) + paper * 0x010101
        }
      }
      count = width * height
    }
    return ColorRaster(width: width, height: height, samples: samples)
  }
}
