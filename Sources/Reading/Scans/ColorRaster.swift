import CLeptonica

/// A colour image in memory, rows from the top; each sample is 0xRRGGBB.
struct ColorRaster {
  let width: Int
  let height: Int
  let samples: [UInt32]

  init(width: Int, height: Int, samples: [UInt32]) {
    precondition(samples.count == width * height, "a raster has one sample for each place")
    self.width = width
    self.height = height
    self.samples = samples
  }

  /// The samples of an image of any depth; nil where memory is short.
  init?(_ image: borrowing PageImage) {
    guard let colors = PageImage(pixConvertTo32(image.pix)), let words = pixGetData(colors.pix)
    else { return nil }
    let (width, height, stride) = (colors.width, colors.height, Int(pixGetWpl(colors.pix)))
    let samples = [UInt32](unsafeUninitializedCapacity: width * height) { buffer, count in
      for y in 0..<height {
        for x in 0..<width { buffer[y * width + x] = words[y * stride + x] >> 8 }
      }
      count = width * height
    }
    self.init(width: width, height: height, samples: samples)
  }

  /// The luminance; what any colour looks like in grey.
  var gray: GrayRaster {
    let gray = [UInt8](unsafeUninitializedCapacity: samples.count) { buffer, count in
      for (index, sample) in samples.enumerated() {
        let (red, green, blue) = (sample >> 16 & 255, sample >> 8 & 255, sample & 255)
        buffer[index] = UInt8((red * 77 + green * 151 + blue * 28) >> 8)
      }
      count = samples.count
    }
    return GrayRaster(width: width, height: height, samples: gray)
  }
}
