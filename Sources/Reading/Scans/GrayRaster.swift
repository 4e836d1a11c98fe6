/// An eight-bit grey image in memory, rows from the top, 0 black and 255 white.
package struct GrayRaster: Hashable, Sendable {
  package let width: Int
  package let height: Int
  package var samples: [UInt8]

  /// `samples` holds `width` × `height` values, row after row.
  package init(width: Int, height: Int, samples: [UInt8]) {
    precondition(samples.count == width * height, "a raster has one sample for each place")
    self.width = width
    self.height = height
    self.samples = samples
  }

  /// A raster of one grey.
  package init(width: Int, height: Int, filledWith gray: UInt8 = 255) {
    self.init(
      width: width, height: height, samples: [UInt8](repeating: gray, count: width * height))
  }

  package subscript(x: Int, y: Int) -> UInt8 {
    get { samples[y * width + x] }
    set { samples[y * width + x] = newValue }
  }

  /// The part inside the frame.
  package func cropped(to frame: PixelFrame) -> GrayRaster {
    let inner = frame.clamped(width: width, height: height)
    var crop = GrayRaster(width: inner.width, height: inner.height)
    for row in 0..<inner.height {
      let (from, to) = ((inner.top + row) * width + inner.left, row * inner.width)
      crop.samples.replaceSubrange(to..<to + inner.width, with: samples[from..<from + inner.width])
    }
    return crop
  }

  /// Whether its samples are black or white, as a fax's are, but for a few.
  ///
  /// Few of the whole and few for its ink: a sheet with little print in grey has few greys as well,
  /// but they stand around every stroke.
  package var isBilevel: Bool {
    var (between, black) = (0, 0)
    for index in stride(from: 0, to: samples.count, by: 11) where samples[index] < 240 {
      if samples[index] > 15 { between += 1 } else { black += 1 }
    }
    return between * 1100 < samples.count && between * 10 <= black
  }

  /// Whether more of it is dark than the edges and specks of an empty sheet are.
  package var isInked: Bool {
    var dark = 0
    for index in stride(from: 0, to: samples.count, by: 11) where samples[index] < 96 { dark += 1 }
    return dark * 11 * 20 > samples.count
  }

  /// The raster with rows and columns exchanged.
  package var transposed: GrayRaster {
    var turned = GrayRaster(width: height, height: width)
    let (width, height) = (width, height)
    let block = 32
    samples.withUnsafeBufferPointer { source in
      turned.samples.withUnsafeMutableBufferPointer { target in
        for top in stride(from: 0, to: height, by: block) {
          for left in stride(from: 0, to: width, by: block) {
            for y in top..<min(top + block, height) {
              for x in left..<min(left + block, width) {
                target[x * height + y] = source[y * width + x]
              }
            }
          }
        }
      }
    }
    return turned
  }

  /// The raster turned clockwise by `quarters` × 90 degrees.
  package func turned(quarters: Int) -> GrayRaster {
    switch ((quarters % 4) + 4) % 4 {
    case 1: transposed.mirrored
    case 2: GrayRaster(width: width, height: height, samples: samples.reversed())
    case 3: mirrored.transposed
    default: self
    }
  }

  /// The raster with left and right exchanged.
  private var mirrored: GrayRaster {
    var mirror = self
    mirror.samples.withUnsafeMutableBufferPointer { samples in
      for y in 0..<height { samples[y * width..<(y + 1) * width].reverse() }
    }
    return mirror
  }

  /// The means of blocks of four; apart, as the compiler makes vector instructions of it.
  private var halved: GrayRaster {
    var small = GrayRaster(width: width / 2, height: height / 2)
    let (width, smallWidth, smallHeight) = (width, small.width, small.height)
    samples.withUnsafeBufferPointer { source in
      small.samples.withUnsafeMutableBufferPointer { target in
        for y in 0..<smallHeight {
          let (upper, lower, row) = (2 * y * width, (2 * y + 1) * width, y * smallWidth)
          for x in 0..<smallWidth {
            let above = UInt16(source[upper &+ 2 &* x]) &+ UInt16(source[upper &+ 2 &* x &+ 1])
            let below = UInt16(source[lower &+ 2 &* x]) &+ UInt16(source[lower &+ 2 &* x &+ 1])
            target[row &+ x] = UInt8(truncatingIfNeeded: (above &+ below) &>> 2)
          }
        }
      }
    }
    return small
  }

  /// The mean of each `factor` × `factor` block; what is left over at the right and bottom is dropped.
  package func reduced(by factor: Int) -> GrayRaster {
    guard factor > 1, width >= factor, height >= factor else { return self }
    if factor == 2 { return halved }
    var small = GrayRaster(width: width / factor, height: height / factor)
    let (width, smallWidth, area) = (width, small.width, factor * factor)
    samples.withUnsafeBufferPointer { source in
      small.samples.withUnsafeMutableBufferPointer { target in
        var sums = [Int32](repeating: 0, count: smallWidth)
        for y in 0..<target.count / smallWidth {
          for x in 0..<smallWidth { sums[x] = 0 }
          for row in y * factor..<(y + 1) * factor {
            let line = row * width
            for x in 0..<smallWidth {
              var sum: Int32 = 0
              for column in 0..<factor { sum += Int32(source[line + x * factor + column]) }
              sums[x] += sum
            }
          }
          for x in 0..<smallWidth { target[y * smallWidth + x] = UInt8(Int(sums[x]) / area) }
        }
      }
    }
    return small
  }
}

/// A rectangle of samples; `right` and `bottom` are past the last one.
package struct PixelFrame: Hashable, Sendable {
  package var left: Int
  package var top: Int
  package var right: Int
  package var bottom: Int

  package init(left: Int, top: Int, right: Int, bottom: Int) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  package var width: Int { right - left }
  package var height: Int { bottom - top }
  package var midY: Int { (top + bottom) / 2 }

  /// The part inside a raster of that size; empty frames stay empty at its edge.
  package func clamped(width: Int, height: Int) -> PixelFrame {
    let (left, top) = (min(max(left, 0), width), min(max(top, 0), height))
    return PixelFrame(
      left: left, top: top, right: min(max(right, left), width),
      bottom: min(max(bottom, top), height))
  }

  /// The smallest frame that holds both.
  package func union(_ other: PixelFrame) -> PixelFrame {
    PixelFrame(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}
