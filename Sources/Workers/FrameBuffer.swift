import PageModel

/// Cuts a stream of bytes into messages, each preceded by its length in four bytes.
struct FrameBuffer {
  /// Longer messages are taken for garbage.
  static let longest = 1 << 30
  private static let header = 4

  private var bytes: [UInt8] = []
  private var start = 0

  mutating func append(_ arrived: some Collection<UInt8>) { bytes.append(contentsOf: arrived) }

  /// The next whole message, or nil until more bytes have arrived.
  mutating func next() throws(WireError) -> [UInt8]? {
    guard bytes.count - start >= Self.header else { return nil }
    let length = (0..<Self.header).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    guard length <= Self.longest else { throw .invalid("a message too long", offset: start) }
    let first = start + Self.header
    guard bytes.count - first >= length else { return nil }
    defer { drop(through: first + length) }
    return Array(bytes[first..<first + length])
  }

  /// A message with its length before it.
  static func frame(_ message: [UInt8]) -> [UInt8] {
    var frame: [UInt8] = []
    frame.reserveCapacity(header + message.count)
    for shift in stride(from: 0, to: 8 * header, by: 8) {
      frame.append(UInt8(truncatingIfNeeded: message.count >> shift))
    }
    frame.append(contentsOf: message)
    return frame
  }

  private mutating func drop(through end: Int) {
    start = end
    guard start == bytes.count || start > 1 << 20 else { return }
    bytes.removeFirst(start)
    start = 0
  }
}
