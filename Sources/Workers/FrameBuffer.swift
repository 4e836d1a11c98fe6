import PageModel

/// Cuts a stream of bytes into messages, each preceded by a mark, its length and its checksum.
struct FrameBuffer {
  /// Longer messages are taken for garbage.
  static let longest = 1 << 30
  private static let mark: [UInt8] = Array("\u{2}GK\u{3}".utf8)
  /// Mark and length have four bytes each, the checksum eight.
  private static let header = 16

  private var bytes: [UInt8] = []
  private var start = 0

  /// Whether a message has begun and not ended: its rest is only a matter of writing.
  var isAmidMessage: Bool { bytes.count > start }

  mutating func append(_ arrived: some Collection<UInt8>) { bytes.append(contentsOf: arrived) }

  /// The next whole message, or nil until more bytes have arrived.
  mutating func next() throws(WireError) -> [UInt8]? {
    // Looked at byte by byte: garbage that is shorter than a header would pass for its beginning.
    let seen = bytes[start..<min(bytes.count, start + Self.mark.count)]
    guard Self.mark.starts(with: seen) else {
      throw .invalid("a message without its mark", offset: start)
    }
    guard bytes.count - start >= Self.header else { return nil }
    let length = Int(number(at: start + Self.mark.count, byteCount: 4))
    guard length <= Self.longest else { throw .invalid("a message too long", offset: start) }
    let first = start + Self.header
    guard bytes.count - first >= length else { return nil }
    let message = Array(bytes[first..<first + length])
    guard number(at: first - 8, byteCount: 8) == Self.checksum(of: message) else {
      throw .invalid("a message that was written over", offset: start)
    }
    drop(through: first + length)
    return message
  }

  /// A message with its header before it.
  static func frame(_ message: [UInt8]) -> [UInt8] {
    var frame: [UInt8] = []
    frame.reserveCapacity(header + message.count)
    frame.append(contentsOf: mark)
    for shift in stride(from: 0, to: 32, by: 8) {
      frame.append(UInt8(truncatingIfNeeded: message.count >> shift))
    }
    let checksum = checksum(of: message)
    for shift in stride(from: 0, to: 64, by: 8) {
      frame.append(UInt8(truncatingIfNeeded: checksum >> shift))
    }
    frame.append(contentsOf: message)
    return frame
  }

  /// A number that changes with every byte: against accidents, not against intent.
  ///
  /// Eight bytes at a time by Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
  private static func checksum(of message: [UInt8]) -> UInt64 {
    message.withUnsafeBytes { raw in
      var sum = UInt64(raw.count)
      var offset = 0
      while offset < raw.count {
        var word: UInt64 = 0
        if raw.count - offset >= 8 {
          word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        } else {
          for byte in raw[offset...] { word = word << 8 | UInt64(byte) }
        }
        sum = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
        sum ^= sum >> 32
        offset += 8
      }
      return sum
    }
  }

  private func number(at offset: Int, byteCount: Int) -> UInt64 {
    (0..<byteCount).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
  }

  private mutating func drop(through end: Int) {
    start = end
    guard start == bytes.count || start > 1 << 20 else { return }
    bytes.removeFirst(start)
    start = 0
  }
}
