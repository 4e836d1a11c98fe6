import Glibc

/// The end of what a worker wrote to standard error; what came before is dropped.
struct NoiseTail {
  private static let longest = 4096

  private var bytes: [UInt8] = []
  /// Whether the worker closed its end.
  private(set) var isOver = false

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes in all that waits in the non-blocking pipe.
  mutating func drain(_ descriptor: Int32) {
    var chunk = [UInt8](repeating: 0, count: Self.longest)
    while !isOver {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 { return }
      isOver = count == 0
      bytes.append(contentsOf: chunk[0..<count])
      if bytes.count > Self.longest { bytes.removeFirst(bytes.count - Self.longest) }
    }
  }
}
