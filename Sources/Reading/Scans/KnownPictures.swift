/// Pictures that were seen before, as a letterhead is on every page; they are known by a digest of their samples.
final class KnownPictures {
  /// Hashes of resolution, size and samples; their key is drawn anew in each process, so that nobody can make two
  /// pictures alike.
  private var digests: Set<Int> = []

  private static let most = 10_000

  func contains(_ picture: PageScan) -> Bool {
    !digests.isEmpty && digests.contains(Self.digest(of: picture))
  }

  func insert(_ picture: PageScan) {
    if digests.count < Self.most { digests.insert(Self.digest(of: picture)) }
  }

  private static func digest(of picture: PageScan) -> Int {
    var hasher = Hasher()
    hasher.combine(picture.dotsPerInch)
    hasher.combine(picture.raster.width)
    switch picture.raster {
    case .gray(let raster):
      raster.samples.withUnsafeBytes { hasher.combine(bytes: $0) }
    case .color(let raster):
      raster.samples.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
    return hasher.finalize()
  }
}
