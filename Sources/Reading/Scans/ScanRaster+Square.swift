extension ScanRaster {
  /// More than this makes no letters of what a scanner saw: faxes are stretched by two.
  static let mostStretched = 4.0

  /// The picture, which is shown so wide and so high, with as many samples to a length across as down.
  ///
  /// The coarser way is filled up to the finer one, as of a fax with 204 samples an inch across and 98 down;
  /// with less than three hundredths between them it stays as it is. Nil where too much would have to be filled.
  package func squared(over shownWidth: Double, by shownHeight: Double) -> ScanRaster? {
    let (across, down) = (Double(width) / shownWidth, Double(height) / shownHeight)
    let stretch = max(across, down) / min(across, down)
    guard stretch.isFinite, stretch <= Self.mostStretched else { return nil }
    guard abs(across - down) >= 0.03 * down else { return self }
    let columns = across < down ? Int((shownWidth * down).rounded()) : width
    let rows = across < down ? height : Int((shownHeight * across).rounded())
    guard (try? PageScan.checkSize(width: columns, height: rows)) != nil else { return nil }
    return stretched(columns: columns, rows: rows)
  }

  private func stretched(columns: Int, rows: Int) -> ScanRaster {
    switch self {
    case .gray(let raster): .gray(raster.stretched(columns: columns, rows: rows))
    case .color(let raster): .color(raster.stretched(columns: columns, rows: rows))
    }
  }
}

extension GrayRaster {
  /// The raster in more samples, each between those it lies between; of black and white it stays.
  fileprivate func stretched(columns: Int, rows: Int) -> GrayRaster {
    let (across, down) = (Steps(from: width, to: columns), Steps(from: height, to: rows))
    let isBilevel = isBilevel
    let samples = [UInt8](unsafeUninitializedCapacity: columns * rows) { target, count in
      self.samples.withUnsafeBufferPointer { source in
        for y in 0..<rows {
          let (upper, lower) = (down.before[y] * width, down.after[y] * width)
          for x in 0..<columns {
            let (left, right) = (across.before[x], across.after[x])
            let above = across.between(Int(source[upper + left]), Int(source[upper + right]), x)
            let below = across.between(Int(source[lower + left]), Int(source[lower + right]), x)
            let gray = down.between(above, below, y)
            target[y * columns + x] = isBilevel ? (gray < 128 ? 0 : 255) : UInt8(gray)
          }
        }
      }
      count = columns * rows
    }
    return GrayRaster(width: columns, height: rows, samples: samples)
  }
}

extension ColorRaster {
  /// The raster in more samples, each between those it lies between.
  fileprivate func stretched(columns: Int, rows: Int) -> ColorRaster {
    let (across, down) = (Steps(from: width, to: columns), Steps(from: height, to: rows))
    func part(_ sample: UInt32, _ shift: UInt32) -> Int { Int(sample >> shift & 255) }
    let samples = [UInt32](unsafeUninitializedCapacity: columns * rows) { target, count in
      self.samples.withUnsafeBufferPointer { source in
        for y in 0..<rows {
          let (upper, lower) = (down.before[y] * width, down.after[y] * width)
          for x in 0..<columns {
            let (left, right) = (across.before[x], across.after[x])
            var color: UInt32 = 0
            for shift: UInt32 in [0, 8, 16] {
              let above = across.between(
                part(source[upper + left], shift), part(source[upper + right], shift), x)
              let below = across.between(
                part(source[lower + left], shift), part(source[lower + right], shift), x)
              color |= UInt32(down.between(above, below, y)) << shift
            }
            target[y * columns + x] = color
          }
        }
      }
      count = columns * rows
    }
    return ColorRaster(width: columns, height: rows, samples: samples)
  }
}

/// Between which samples of a row those of a longer one lie.
private struct Steps {
  private(set) var before: [Int] = []
  private(set) var after: [Int] = []
  /// How much the later one counts, of 256.
  private var weight: [Int] = []

  init(from short: Int, to long: Int) {
    for index in 0..<long {
      let place = (Double(index) + 0.5) * Double(short) / Double(long) - 0.5
      let first = min(max(Int(place.rounded(.down)), 0), short - 1)
      before.append(first)
      after.append(min(first + 1, short - 1))
      weight.append(Int(min(max(place - Double(first), 0), 1) * 256))
    }
  }

  @inline(__always)
  func between(_ first: Int, _ second: Int, _ index: Int) -> Int {
    first + (((second - first) * weight[index]) >> 8)
  }
}
