import Glibc

/// Writing that is done when every byte is written.
public enum WholeWrite {
  /// Writes every byte to an open file or pipe.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    try write(bytes[...], to: descriptor)
  }

  /// Writes every byte to an open file or pipe.
  public static func write(
    _ bytes: ArraySlice<UInt8>, to descriptor: Int32
  ) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Glibc.write(
          descriptor, raw.baseAddress?.advanced(by: written), raw.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError("write") }
      written += count
    }
  }
}
