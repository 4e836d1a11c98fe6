import PageModel

/// Cuts a stream of bytes into messages, each preceded by a mark and its length, four bytes each.
struct FrameBuffer {
  /// Longer messages are taken for garbage.
  static let longest = 1 << 30
  private static let mark: [UInt8] = Array("\u{2}GK\u{3}".utf8)
  private static let header = 8

  private var bytes: [UInt8] = []
  private var start = 0

  mutating func append(_ arrived: some Collection<UInt8>) { bytes.append(contentsOf: arrived) }

  /// The next whole message, or nil until more bytes have arrived.
  mutating func next() throws(WireError) -> [UInt8]? {
    guard bytes.count - start >= Self.header else { return nil }
    // Without the mark garbage would pass for the length of a message that never comes.
    guard bytes[start..<start + Self.mark.count].elementsEqual(Self.mark) else {
      throw .invalid("a message without its mark", offset: start)
    }
    let length = (0..<4).reduce(0) { $0 | Int(bytes[start + Self.mark.count + $1]) << (8 * $1) }
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
    frame.append(contentsOf: mark)
    for shift in stride(from: 0, to: 32, by: 8) {
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
