import CZlib

/// Data in zlib's form, as PDFs keep samples without loss.
enum FlateData {
  /// How the data came to its end.
  enum Ending {
    case whole
    /// The bytes ended first.
    case cut
    /// What stands in it cannot be, or is not what was written.
    case disturbed
    /// The taker wanted no more.
    case refused
  }

  /// Gives out what the bytes hold, part by part, as far as it goes and is taken.
  static func inflate(
    _ bytes: UnsafeBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Ending {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit_(&stream, ZLIB_VERSION, size) == Z_OK else { return .refused }
    defer { inflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.avail_in = UInt32(clamping: bytes.count)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { buffer in
      while true {
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        let count = buffer.count - Int(stream.avail_out)
        guard count == 0 || take(UnsafeBufferPointer(rebasing: buffer[..<count])) else {
          return .refused
        }
        switch status {
        case Z_OK: continue
        case Z_STREAM_END: return .whole
        case Z_BUF_ERROR: return .cut
        default: return .disturbed
        }
      }
    }
  }
}
