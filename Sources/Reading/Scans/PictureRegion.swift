import PageModel

/// Pictures on a page that touch or overlap, as the strips do that some programs cut a scan into.
struct PictureRegion: Hashable {
  /// In points of the page as it is shown.
  private(set) var box: Box
  private(set) var images: [PlacedImage]
  /// The only picture, where nothing else that is drawn there is to be read.
  private(set) var picture: PlacedImage?

  /// A page of more pictures than this is decorated; it counts as one region.
  private static let mostCompared = 400
  /// Smaller ones are emblems, signatures and ornaments: a share of the page.
  private static let smallestShare = 0.01
  /// In points: a line of text is higher, and a label longer.
  private static let leastHeight = 9.0
  private static let leastWidth = 36.0
  /// Coarser pictures show colours and shades, no text, in samples an inch.
  private static let coarsest = 50.0

  /// A page as a whole, with all that is drawn on it.
  init(of page: Page) {
    box = Box(left: 0, top: 0, right: page.width, bottom: page.height)
    images = page.images
  }

  private init(_ images: [PlacedImage]) {
    self.images = images
    picture = images.count == 1 ? images[0] : nil
    box = images.dropFirst().reduce(images[0].box) { $0.union($1.box) }
  }

  /// Those of the page's that are large and fine enough for text, the largest first.
  static func all(on page: Page) -> [PictureRegion] {
    let images = page.images.filter { $0.dotsPerInch >= coarsest }
    return clusters(of: images).map(PictureRegion.init).filter { region in
      region.box.width >= leastWidth && region.box.height >= leastHeight
        && region.share(of: page) >= smallestShare
    }.sorted { $0.box.width * $0.box.height > $1.box.width * $1.box.height }
  }

  /// How many samples it is drawn with: those of its only picture, else as fine as its finest.
  var size: (columns: Int, rows: Int) {
    let finest = images.map(\.dotsPerInch).max() ?? 0
    let dots = finest < Self.coarsest ? 200 : min(max(finest, 100), 400)
    let (columns, rows) = (box.width * dots / 72, box.height * dots / 72)
    if images.count == 1, finest == dots {
      // The page may be turned.
      for (width, height) in [
        (images[0].pixelWidth, images[0].pixelHeight),
        (images[0].pixelHeight, images[0].pixelWidth),
      ] where abs(Double(width) - columns) < 2 && abs(Double(height) - rows) < 2 {
        return (width, height)
      }
    }
    return (Int(columns.rounded()), Int(rows.rounded()))
  }

  /// The part of the page it covers.
  func share(of page: Page) -> Double {
    box.width * box.height / max(1, page.width * page.height)
  }

  private static func clusters(of images: [PlacedImage]) -> [[PlacedImage]] {
    guard images.count <= mostCompared else { return [images] }
    var clusters: [[PlacedImage]] = []
    for image in images {
      let touching = clusters.indices.filter { cluster in
        clusters[cluster].contains { $0.box.insetBy(-1).intersection(image.box) != nil }
      }
      let joined = touching.flatMap { clusters[$0] } + [image]
      for cluster in touching.reversed() { clusters.remove(at: cluster) }
      clusters.append(joined)
    }
    return clusters
  }
}

extension PlacedImage {
  /// Along its coarser side, on the page as it is shown; the file may have turned it.
  fileprivate var dotsPerInch: Double {
    let (long, short) = (max(extent.width, extent.height), min(extent.width, extent.height))
    let samples = (max(pixelWidth, pixelHeight), min(pixelWidth, pixelHeight))
    guard short > 0 else { return 0 }
    return min(Double(samples.0) / long, Double(samples.1) / short) * 72
  }
}
