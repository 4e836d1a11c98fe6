import PageModel
import Testing
import Workers

/// A message of so many bytes, all different from their neighbours.
private struct Load: WireValue {
  var bytes: [UInt8]

  init(byteCount: Int) { bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 31) } }

  init(from decoder: inout WireDecoder) throws(WireError) {
    throw .invalid("a load is only written", offset: 0)
  }

  func write(to encoder: inout WireEncoder) { for byte in bytes { encoder.write(byte) } }
}

extension FrameBuffer {
  /// Where what has arrived lies in memory: elsewhere than before once all of it was copied.
  fileprivate var place: UnsafeRawPointer? {
    let bytes = Mirror(reflecting: self).descendant("bytes") as? [UInt8]
    return bytes?.withUnsafeBytes { $0.baseAddress }
  }
}

/// As many bytes as are read from a worker at once.
private let chunkSize = 1 << 17

@Suite struct FrameBufferTests {
  @Test(arguments: [0, 1, 15, 1 << 18, 5 << 20])
  func `messages come out whole however they are cut`(byteCount: Int) throws {
    let load = Load(byteCount: byteCount)
    let frames = FrameBuffer.frame(of: load) + FrameBuffer.frame(of: Load(byteCount: 7))
    for size in [1, 7, 4096, chunkSize, frames.count] where frames.count / size < 5000 {
      var buffer = FrameBuffer()
      var messages: [[UInt8]] = []
      for begin in stride(from: 0, to: frames.count, by: size) {
        buffer.append(frames[begin..<min(begin + size, frames.count)])
        while buffer.isAmidMessage, let message = try buffer.next() {
          messages.append(Array(message))
        }
      }
      #expect(messages == [load.bytes, Load(byteCount: 7).bytes])
    }
  }

  @Test func `what has arrived of a long message is not copied for each chunk of it`() throws {
    // Longer than the room that is made at once.
    let frame = FrameBuffer.frame(of: Load(byteCount: 40 << 20))
    var buffer = FrameBuffer()
    var moveCount = 0
    for begin in stride(from: 0, to: frame.count, by: chunkSize) {
      let before = buffer.place
      buffer.append(frame[begin..<min(begin + chunkSize, frame.count)])
      let message = try buffer.next()
      #expect((message == nil) == (begin + chunkSize < frame.count))
      if buffer.place != before { moveCount += 1 }
    }
    // Into its first room, into what is made for it, and then each time into twice as much.
    #expect((1...6).contains(moveCount))
  }
}
