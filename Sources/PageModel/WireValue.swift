/// A value with a compact form in bytes, which is how it crosses from one process to another.
public protocol WireValue {
  func write(to encoder: inout WireEncoder)
  /// Throws where the bytes are not such a value; bytes from a broken process are safe to read.
  init(from decoder: inout WireDecoder) throws(WireError)
}

/// Why bytes could not be read back as a value.
public enum WireError: Error, Hashable, Sendable {
  /// The bytes end before the value does.
  case truncated(offset: Int)
  /// The bytes hold something that such a value cannot be.
  case invalid(String, offset: Int)
}

extension WireValue {
  /// The value's own bytes.
  public var wireBytes: [UInt8] {
    var encoder = WireEncoder()
    write(to: &encoder)
    return encoder.bytes
  }

  /// Reads one value that takes up all the bytes.
  public init(wireBytes: [UInt8]) throws(WireError) { try self.init(wireBytes: wireBytes[...]) }

  /// Reads one value that takes up all the bytes.
  public init(wireBytes: ArraySlice<UInt8>) throws(WireError) {
    var decoder = WireDecoder(wireBytes)
    try self.init(from: &decoder)
    guard decoder.isAtEnd else {
      throw .invalid("bytes after the value", offset: decoder.offset)
    }
  }
}
