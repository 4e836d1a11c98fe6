/// A file packed by gzip (RFC 1952), such as large sitemaps are.
enum GzipFile {
  /// What a sitemap may unpack to, in bytes (sitemaps.org: 50 MB).
  private static let largest = 50 << 20

  static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B, 8]) }

  /// The unpacked bytes of its first member.
  static func unpacked(_ bytes: [UInt8]) throws(Inflate.Failure) -> [UInt8] {
    guard bytes.count > 18 else { throw .damaged }
    let flags = bytes[3]
    var position = 10
    if flags & 4 != 0 {
      position += 2 + Int(bytes[position]) + (Int(bytes[position + 1]) << 8)
    }
    // A name and a comment, each ended by a zero.
    for flag in [UInt8(8), 16] where flags & flag != 0 {
      while position < bytes.count, bytes[position] != 0 { position += 1 }
      position += 1
    }
    if flags & 2 != 0 { position += 2 }
    guard position < bytes.count else { throw .damaged }
    return try Inflate.unpacked(bytes[position...], limit: largest)
  }
}
