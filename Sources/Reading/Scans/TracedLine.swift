import PageModel

/// A ruling line followed through the samples of a page image.
package struct TracedLine: Hashable {
  package var axis: Ruling.Axis
  /// The first and last sample along the axis.
  package var start: Int
  package var end: Int
  /// The line's centre across the axis, one for each `step` samples from `start` on.
  var path: [Double]
  /// In samples.
  var thickness: Double

  /// How many samples one entry of `path` stands for.
  static let step = 16

  package var length: Int { end - start }

  /// The centre across the axis at a place along it; the ends go on straight.
  package func center(at place: Int) -> Double {
    guard let last = path.indices.last else { return 0 }
    return path[min(max(0, (place - start) / Self.step), last)]
  }

  /// The middle one of all centres.
  package var position: Double { path.sorted()[path.count / 2] }
}

extension TracedLine {
  /// The line in an image so many times finer.
  func scaled(by factor: Int) -> TracedLine {
    guard factor > 1 else { return self }
    let coarse = self
    var fine = self
    (fine.start, fine.end) = (start * factor, end * factor)
    fine.thickness = thickness * Double(factor)
    fine.path = (0..<max(1, (fine.length + Self.step - 1) / Self.step)).map { index in
      let place = (fine.start + index * Self.step + Self.step / 2) / factor
      return (coarse.center(at: place) + 0.5) * Double(factor) - 0.5
    }
    return fine
  }
}
