/// Maps a page's paper to 255 and its ink to 0, the paper's grey taken between the tiles' centres.
struct PaperStretch {
  /// The side of a tile in samples.
  private let tile: Int
  /// The paper's grey, tile by tile, `columns` in each of `rows`.
  private let paper: [Double]
  private let columns: Int
  private let rows: Int
  /// From the ink's grey to the paper's, relative to the paper's.
  private let span: Float
  /// What is taken off each sample, in greys of the result.
  private let offset: Float

  /// `ink` is its grey relative to the paper, 0…1.
  init(tile: Int, paper: [Double], columns: Int, rows: Int, ink: Double) {
    self.tile = tile
    self.paper = paper
    self.columns = columns
    self.rows = rows
    span = Float(1 - ink)
    offset = Float(ink) / span * 255
  }

  func apply(to raster: inout GrayRaster) {
    let (width, height) = (raster.width, raster.height)
    let between = stride(from: 0, to: width, by: Self.block).map { neighbours($0, count: columns) }
    var tiles = (first: -1, second: -1)
    var (above, below): ([Double], [Double]) = ([], [])
    var gain = [Float](repeating: 0, count: between.count * Self.block)
    raster.samples.withUnsafeMutableBufferPointer { samples in
      for y in 0..<height {
        let row = neighbours(y, count: rows)
        if tiles != (row.first, row.second) {
          tiles = (row.first, row.second)
          (above, below) = (levels(between, inRow: row.first), levels(between, inRow: row.second))
        }
        setGain(&gain, between: above, and: below, share: row.share)
        stretch(&samples, from: y * width, count: width, by: gain)
      }
    }
  }

  /// How many samples of a row share one gain.
  private static let block = 4

  /// The tiles whose centres enclose a place, and how far it is towards the second.
  private struct Neighbours {
    var first: Int
    var second: Int
    var share: Double
  }

  private func neighbours(_ place: Int, count: Int) -> Neighbours {
    let position = (Double(place) + 0.5) / Double(tile) - 0.5
    let first = min(max(0, Int(position.rounded(.down))), count - 1)
    return Neighbours(
      first: first, second: min(first + 1, count - 1),
      share: min(1, max(0, position - Double(first))))
  }

  /// The paper's grey at places along a row of tiles.
  private func levels(_ places: [Neighbours], inRow row: Int) -> [Double] {
    places.map { place in
      paper[row * columns + place.first] * (1 - place.share)
        + paper[row * columns + place.second] * place.share
    }
  }

  private func setGain(
    _ gain: inout [Float], between above: [Double], and below: [Double], share: Double
  ) {
    gain.withUnsafeMutableBufferPointer { gain in
      above.withUnsafeBufferPointer { above in
        below.withUnsafeBufferPointer { below in
          for index in 0..<above.count {
            let level = Float(above[index] * (1 - share) + below[index] * share)
            let factor = 255 / (level * span)
            for place in 0..<Self.block { gain[index &* Self.block &+ place] = factor }
          }
        }
      }
    }
  }

  /// Without checks inside, as the compiler makes vector instructions of it then.
  private func stretch(
    _ samples: inout UnsafeMutableBufferPointer<UInt8>, from start: Int, count: Int,
    by gain: [Float]
  ) {
    // A number so large has no fraction: what is added to it is rounded.
    let whole: Float = 0x1p23
    gain.withUnsafeBufferPointer { gain in
      for x in 0..<count {
        let level = max(0, min(255, Float(samples[start &+ x]) * gain[x] - offset))
        let rounded = level + whole
        let excess: UInt32 = rounded - whole > level ? 1 : 0
        samples[start &+ x] = UInt8(truncatingIfNeeded: rounded.bitPattern &- excess)
      }
    }
  }
}
