import CJPEG

/// Tells whether a JPEG's data is cut short or disturbed: decoders go on in grey and say nothing.
enum JPEGDamage {
  /// Whether the decoder warned of the data, or gave up on it.
  static func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Readers of PDFs pass over what stands before a JPEG.
    let start = bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD8 }
    guard let start else { return false }
    let jpeg = UnsafeBufferPointer(rebasing: bytes[start...])
    return decode_jpeg(jpeg.baseAddress, jpeg.count, 0, 0, 0, nil) != 0
  }
}
