import CJPEG

/// Tells whether a JPEG's data is cut short or disturbed: decoders go on in grey and say nothing.
enum JPEGDamage {
  /// Whether the decoder warned of the data, or gave up on it.
  static func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Readers of PDFs pass over what stands before a JPEG.
    let start = bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD8 }
    guard let start else { return false }
    let jpeg = UnsafeBufferPointer(rebasing: bytes[start...])
    return isTold(by: decode_jpeg(jpeg.baseAddress, jpeg.count, 0, 0, 0, nil), of: jpeg)
  }

  /// How many blocks a decoder loses on its way at most; 1 to 8 seen.
  private static let mostLost = 16

  /// Whether decoding these bytes ended so because they are damaged.
  ///
  /// A decoder that lost its way and found it again comes to the last sample some blocks too soon. What some
  /// scanners leave between the samples and the end is longer (as 112 blocks seen), or filling.
  static func isTold(by ending: jpeg_ending, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard ending.warnings == 0 else { return true }
    let (blocks, leftOver) = (Double(ending.blocks), Double(ending.left_over))
    guard leftOver > 0, leftOver * blocks <= Double(mostLost * bytes.count) else { return false }
    let end = bytes.indices.dropLast().last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD9 }
    let rest = bytes[..<(end ?? bytes.endIndex)].suffix(ending.left_over)
    return !rest.allSatisfy { $0 == rest.first }
  }
}
