/// A colour image in memory, rows from the top; each sample is 0xRRGGBB.
package struct ColorRaster: Hashable, Sendable {
  package let width: Int
  package let height: Int
  package let samples: [UInt32]

  init(width: Int, height: Int, samples: [UInt32]) {
    precondition(samples.count == width * height, "a raster has one sample for each place")
    self.width = width
    self.height = height
    self.samples = samples
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
