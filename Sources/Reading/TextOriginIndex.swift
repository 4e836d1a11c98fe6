import PageModel

/// Finds where the run of text began that a glyph belongs to.
struct TextOriginIndex {
  /// Origins by bands of the page, each `bandHeight` points high.
  private var bands: [Int: [TextOrigin]] = [:]
  private static let bandHeight = 8.0

  init(_ origins: [TextOrigin]) {
    for origin in origins where origin.point.x.isFinite && abs(origin.point.y) < 1e6 {
      bands[Self.band(origin.point.y), default: []].append(origin)
    }
    for band in bands.keys { bands[band]?.sort { $0.point.x < $1.point.x } }
  }

  /// The nearest origin to the left whose baseline crosses the box; nil when there is none.
  func origin(of box: Box) -> TextOrigin? {
    guard box.top.isFinite, box.bottom.isFinite, abs(box.top) < 1e6, abs(box.bottom) < 1e6 else {
      return nil
    }
    var nearest: TextOrigin?
    for band in Self.band(box.top)...max(Self.band(box.bottom + 1), Self.band(box.top)) {
      guard let origins = bands[band] else { continue }
      for origin in origins.prefix(count(of: origins, leftOf: box.left + 1)).reversed() {
        if let nearest, origin.point.x <= nearest.point.x { break }
        guard origin.point.y >= box.top, origin.point.y <= box.bottom + 1 else { continue }
        nearest = origin
      }
    }
    return nearest
  }

  /// Every origin at the left edge of the box whose baseline crosses it.
  func origins(startingAt box: Box) -> [Point] {
    guard abs(box.top) < 1e6, abs(box.bottom) < 1e6 else { return [] }
    var found: [Point] = []
    for band in Self.band(box.top)...max(Self.band(box.bottom), Self.band(box.top)) {
      guard let origins = bands[band] else { continue }
      let near =
        count(of: origins, leftOf: box.left - 0.3)..<count(of: origins, leftOf: box.left + 0.3)
      for origin in origins[near] where origin.point.y >= box.top && origin.point.y <= box.bottom {
        found.append(origin.point)
      }
    }
    return found
  }

  private func count(of origins: [TextOrigin], leftOf x: Double) -> Int {
    var low = 0
    var high = origins.count
    while low < high {
      let middle = (low + high) / 2
      if origins[middle].point.x <= x { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func band(_ y: Double) -> Int { Int((y / bandHeight).rounded(.down)) }
}
