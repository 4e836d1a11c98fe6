import PageModel

/// Cuts a stream of bytes into messages, each preceded by a mark, its length and its checksum.
package struct FrameBuffer {
  /// Longer messages are taken for garbage.
  static let longest = 1 << 30
  private static let mark: [UInt8] = Array("\u{2}GK\u{3}".utf8)
  /// Mark and length have four bytes each, the checksum eight.
  private static let header = 16

  /// Longer messages are handed out where they arrived; shorter ones as copies, so that one of them
  /// does not keep its neighbours alive.
  private static let shortest = 1 << 18
  /// Room that is made for a message before it has arrived, at most.
  private static let longestReserved = 1 << 24

  private var bytes: [UInt8] = []
  private var start = 0
  private var isShared = false

  package init() {}

  /// Whether a message has begun and not ended: its rest is only a matter of writing.
  package var isAmidMessage: Bool { bytes.count > start }

  package mutating func append(_ arrived: some Collection<UInt8>) {
    dropHandedOut()
    bytes.append(contentsOf: arrived)
  }

  /// The next whole message, or nil until more bytes have arrived.
  package mutating func next() throws(WireError) -> ArraySlice<UInt8>? {
    // Looked at byte by byte: garbage that is shorter than a header would pass for its beginning.
    guard beginsWithMark else { throw .invalid("a message without its mark", offset: start) }
    guard bytes.count - start >= Self.header else { return nil }
    let length = Int(number(at: start + Self.mark.count, byteCount: 4))
    guard length <= Self.longest else { throw .invalid("a message too long", offset: start) }
    let first = start + Self.header
    guard bytes.count - first >= length else {
      makeRoom(first + min(length, Self.longestReserved))
      return nil
    }
    let message =
      length < Self.shortest
      ? Array(bytes[first..<first + length])[...] : bytes[first..<first + length]
    isShared = isShared || length >= Self.shortest
    guard number(at: first - 8, byteCount: 8) == Self.checksum(of: message) else {
      throw .invalid("a message that was written over", offset: start)
    }
    start = first + length
    return message
  }

  /// Whether what there is of a mark is one; no part of the bytes is held, or to add to them would copy them
  /// all.
  private var beginsWithMark: Bool {
    Self.mark.indices.allSatisfy { index in
      start + index >= bytes.count || bytes[start + index] == Self.mark[index]
    }
  }

  private mutating func makeRoom(_ count: Int) {
    if bytes.capacity < count { bytes.reserveCapacity(count) }
  }

  /// A message with its header before it.
  package static func frame(of message: some WireValue) -> [UInt8] {
    var encoder = WireEncoder()
    for _ in 0..<header { encoder.write(UInt8(0)) }
    message.write(to: &encoder)
    let length = encoder.bytes.count - header
    let checksum = checksum(of: encoder.bytes[header...])
    let number = (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    let check = (0..<8).map { UInt8(truncatingIfNeeded: checksum >> (8 * $0)) }
    encoder.overwrite(at: 0, with: mark + number + check)
    return encoder.bytes
  }

  /// A number that changes with every byte: against accidents, not against intent.
  ///
  /// Eight bytes at a time by Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
  private static func checksum(of message: ArraySlice<UInt8>) -> UInt64 {
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

  /// Makes room where messages were; bytes that someone else holds are left to them.
  private mutating func dropHandedOut() {
    guard start > 0 else { return }
    if isShared {
      bytes = Array(bytes[start...])
    } else if start == bytes.count {
      bytes.removeAll(keepingCapacity: true)
    } else {
      bytes.removeFirst(start)
    }
    (start, isShared) = (0, false)
  }
}
