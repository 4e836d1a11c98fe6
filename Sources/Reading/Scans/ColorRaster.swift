/// A colour image in memory, rows from the top; each sample is 0xRRGGBB.
package struct ColorRaster: Hashable, Sendable {
  package let width: Int
  package let height: Int
  package let samples: [UInt32]

  package init(width: Int, height: Int, samples: [UInt32]) {
    precondition(samples.count == width * height, "a raster has one sample for each place")
    self.width = width
    self.height = height
    self.samples = samples
  }

  /// The part inside the frame.
  func cropped(to frame: PixelFrame) -> ColorRaster {
    let inner = frame.clamped(width: width, height: height)
    let rows = (inner.top..<inner.bottom).map { row in
      samples[row * width + inner.left..<row * width + inner.right]
    }
    return ColorRaster(width: inner.width, height: inner.height, samples: Array(rows.joined()))
  }

  /// The raster turned clockwise by quarters.
  func turned(quarters: Int) -> ColorRaster {
    let turns = (quarters % 4 + 4) % 4
    guard turns > 0 else { return self }
    let (across, down) = turns == 2 ? (width, height) : (height, width)
    let turned = [UInt32](unsafeUninitializedCapacity: samples.count) { buffer, count in
      var place = 0
      for y in 0..<down {
        for x in 0..<across {
          let (column, row) =
            switch turns {
            case 1: (y, height - 1 - x)
            case 2: (width - 1 - x, height - 1 - y)
            default: (width - 1 - y, x)
            }
          buffer[place] = samples[row * width + column]
          place += 1
        }
      }
      count = place
    }
    return ColorRaster(width: across, height: down, samples: turned)
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
