/// Makes the paper white and the ink black, whatever the light, the shadow and the contrast were.
///
/// The paper's grey is the upper part of each tile's samples, smoothed over its neighbours; the
/// ink's grey is what the darkest share of the page has.
package struct PaperNormalization {
  /// The side of a tile in samples.
  let tile: Int

  /// Tiles of about 3 mm: larger than a character's stroke, smaller than a shadow's slope.
  package init(dotsPerInch: Double) { tile = max(8, Int(dotsPerInch / 8)) }

  package func normalized(_ raster: GrayRaster) -> GrayRaster {
    guard raster.width > 0, raster.height > 0 else { return raster }
    let columns = (raster.width + tile - 1) / tile
    let rows = (raster.height + tile - 1) / tile
    let paper = smoothed(
      paperLevels(of: raster, columns: columns, rows: rows), columns: columns, rows: rows)
    let ink = inkLevel(of: raster, paper: paper, columns: columns)
    return stretched(raster, paper: paper, columns: columns, rows: rows, ink: ink)
  }

  /// The grey that four fifths of a tile's samples do not exceed, tile by tile.
  private func paperLevels(of raster: GrayRaster, columns: Int, rows: Int) -> [Double] {
    var levels: [Double] = []
    levels.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        var histogram = [Int](repeating: 0, count: 256)
        var count = 0
        for y in stride(from: row * tile, to: min((row + 1) * tile, raster.height), by: 2) {
          for x in stride(from: column * tile, to: min((column + 1) * tile, raster.width), by: 2) {
            histogram[Int(raster[x, y])] += 1
            count += 1
          }
        }
        levels.append(Double(Self.level(in: histogram, at: count * 7 / 10)))
      }
    }
    return levels
  }

  /// Tiles much darker than their surroundings (print, pictures) take their neighbours' paper.
  private func smoothed(_ levels: [Double], columns: Int, rows: Int) -> [Double] {
    let bright = filtered(levels, columns: columns, rows: rows, radius: 2) { near in
      near.sorted()[near.count * 3 / 4]
    }
    return filtered(bright, columns: columns, rows: rows, radius: 1) { near in
      max(1, near.reduce(0, +) / Double(near.count))
    }
  }

  private func filtered(
    _ levels: [Double], columns: Int, rows: Int, radius: Int, by choose: ([Double]) -> Double
  ) -> [Double] {
    var result = levels
    for row in 0..<rows {
      for column in 0..<columns {
        var near: [Double] = []
        for y in max(0, row - radius)...min(rows - 1, row + radius) {
          for x in max(0, column - radius)...min(columns - 1, column + radius) {
            near.append(levels[y * columns + x])
          }
        }
        result[row * columns + column] = choose(near)
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
    var count = 0
    for y in stride(from: 0, to: raster.height, by: 3) {
      for x in stride(from: 0, to: raster.width, by: 3) {
        let level = Double(raster[x, y]) / paper[y / tile * columns + x / tile]
        histogram[min(255, Int(level * 255))] += 1
        count += 1
      }
    }
    let ink = Double(Self.level(in: histogram, at: count / 200)) / 255
    guard ink > 0.6 else { return ink }
    return min(0.7, Double(Self.level(in: histogram, at: count / 1000)) / 255)
  }

  /// Maps paper to 255 and ink to 0, the paper's grey taken between the tiles' centres.
  private func stretched(
    _ raster: GrayRaster, paper: [Double], columns: Int, rows: Int, ink: Double
  ) -> GrayRaster {
    var result = raster
    let span = Float(1 - ink)
    var gain = [Float](repeating: 0, count: raster.width)
    let offset = Float(ink) / span * 255
    for y in 0..<raster.height {
      let (top, bottom, share) = neighbours(y, count: rows)
      for x in 0..<raster.width where x % 4 == 0 {
        let (left, right, part) = neighbours(x, count: columns)
        let above = paper[top * columns + left] * (1 - part) + paper[top * columns + right] * part
        let below =
          paper[bottom * columns + left] * (1 - part) + paper[bottom * columns + right] * part
        let factor = 255 / (Float(above * (1 - share) + below * share) * span)
        for place in x..<min(x + 4, raster.width) { gain[place] = factor }
      }
      let start = y * raster.width
      result.samples.withUnsafeMutableBufferPointer { samples in
        gain.withUnsafeBufferPointer { gain in
          for x in 0..<gain.count {
            let level = Float(samples[start + x]) * gain[x] - offset
            samples[start + x] = UInt8(max(0, min(255, level)))
          }
        }
      }
    }
    return result
  }

  /// The tiles whose centres enclose the place, and how far it is towards the second.
  private func neighbours(_ place: Int, count: Int) -> (Int, Int, Double) {
    let position = (Double(place) + 0.5) / Double(tile) - 0.5
    let first = min(max(0, Int(position.rounded(.down))), count - 1)
    let second = min(first + 1, count - 1)
    return (first, second, min(1, max(0, position - Double(first))))
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
