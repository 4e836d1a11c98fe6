/// Makes the paper white and the ink black, whatever the light, the shadow and the contrast were.
///
/// The paper's grey is the upper part of each tile's samples, smoothed over its neighbours; the
/// ink's grey is what the darkest share of the page has.
package struct PaperNormalization {
  /// The side of a tile in samples.
  let tile: Int

  /// Tiles of about 3 mm: larger than a character's stroke, smaller than a shadow's slope.
  package init(dotsPerInch: Double) { tile = max(8, Int(dotsPerInch / 8)) }

  package func normalized(_ raster: consuming GrayRaster) -> GrayRaster {
    guard raster.width > 0, raster.height > 0 else { return raster }
    let columns = (raster.width + tile - 1) / tile
    let rows = (raster.height + tile - 1) / tile
    let paper = smoothed(
      paperLevels(of: raster, columns: columns, rows: rows), columns: columns, rows: rows)
    let ink = inkLevel(of: raster, paper: paper, columns: columns)
    PaperStretch(tile: tile, paper: paper, columns: columns, rows: rows, ink: ink).apply(
      to: &raster)
    return raster
  }

  /// The grey that seven tenths of a tile's samples do not exceed, tile by tile.
  private func paperLevels(of raster: GrayRaster, columns: Int, rows: Int) -> [Double] {
    var levels: [Double] = []
    levels.reserveCapacity(columns * rows)
    var histogram = [Int](repeating: 0, count: 256)
    raster.samples.withUnsafeBufferPointer { samples in
      for row in 0..<rows {
        let lines = row * tile..<min((row + 1) * tile, raster.height)
        for column in 0..<columns {
          let places = column * tile..<min((column + 1) * tile, raster.width)
          for level in 0..<256 { histogram[level] = 0 }
          for y in stride(from: lines.lowerBound, to: lines.upperBound, by: 2) {
            let line = y * raster.width
            for x in stride(from: places.lowerBound, to: places.upperBound, by: 2) {
              histogram[Int(samples[line + x])] += 1
            }
          }
          let count = (lines.count + 1) / 2 * ((places.count + 1) / 2)
          levels.append(Double(Self.level(in: histogram, at: count * 7 / 10)))
        }
      }
    }
    return levels
  }

  /// Tiles much darker than their surroundings (print, pictures) take their neighbours' paper.
  private func smoothed(_ levels: [Double], columns: Int, rows: Int) -> [Double] {
    let bright = filtered(levels, columns: columns, rows: rows, radius: 2) { near in
      near.sort()
      return near[near.count * 3 / 4]
    }
    return filtered(bright, columns: columns, rows: rows, radius: 1) { near in
      max(1, near.reduce(0, +) / Double(near.count))
    }
  }

  private func filtered(
    _ levels: [Double], columns: Int, rows: Int, radius: Int,
    by choose: (inout [Double]) -> Double
  ) -> [Double] {
    var result = levels
    var near: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        near.removeAll(keepingCapacity: true)
        for y in max(0, row - radius)...min(rows - 1, row + radius) {
          for x in max(0, column - radius)...min(columns - 1, column + radius) {
            near.append(levels[y * columns + x])
          }
        }
        result[row * columns + column] = choose(&near)
      }
    }
    return result
  }

  /// The ink's grey relative to the paper, 0…1: what the darkest two hundredth of the page has.
  ///
  /// On a page with a line or two that is the paper's noise, which would be spread from black to
  /// white: where it is hardly darker than paper, what the darkest thousandth has counts.
  private func inkLevel(of raster: GrayRaster, paper: [Double], columns: Int) -> Double {
    var histogram = [Int](repeating: 0, count: 256)
    let places = stride(from: 0, to: raster.width, by: 3).map { (x: $0, column: $0 / tile) }
    raster.samples.withUnsafeBufferPointer { samples in
      for y in stride(from: 0, to: raster.height, by: 3) {
        let (line, tiles) = (y * raster.width, y / tile * columns)
        for place in places {
          let level = Double(samples[line + place.x]) / paper[tiles + place.column]
          histogram[min(255, Int(level * 255))] += 1
        }
      }
    }
    let count = places.count * ((raster.height + 2) / 3)
    let ink = Double(Self.level(in: histogram, at: count / 200)) / 255
    guard ink > 0.6 else { return ink }
    return min(0.7, Double(Self.level(in: histogram, at: count / 1000)) / 255)
  }

  /// The smallest level up to which `rank` samples lie.
  private static func level(in histogram: [Int], at rank: Int) -> Int {
    var seen = 0
    for (level, count) in histogram.enumerated() {
      seen += count
      if seen > rank { return level }
    }
    return 255
  }
}
