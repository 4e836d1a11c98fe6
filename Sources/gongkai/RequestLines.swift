import Glibc
import Workers

/// The lines of standard input, each read when it is asked for; blank ones are passed over.
struct RequestLines: Sequence, IteratorProtocol {
  private let cancellation: Cancellation
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var isAtEnd = false

  /// In bytes: far above every path, far below what would fill the memory.
  private static let longestLine = 1 << 20
  private static let chunkSize = 1 << 16

  /// They end with standard input, or once cancelled.
  init(until cancellation: Cancellation) { self.cancellation = cancellation }

  mutating func next() -> ResultRequest? {
    while let line = nextLine() {
      number += 1
      guard line.count <= Self.longestLine else {
        return ResultRequest(tooLongAt: number, limit: Self.longestLine)
      }
      var text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...]
      if number == 1, text.starts(with: Self.byteOrderMark) {
        text = text.dropFirst(Self.byteOrderMark.count)
      }
      guard text.contains(where: { !Self.blanks.contains($0) }) else { continue }
      return ResultRequest(Array(text), number: number)
    }
    return nil
  }

  /// Some programs write it before the first line of a text in UTF-8.
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let blanks: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t")]

  /// Up to the next line feed or the end; of a line that is too long no more than shows that.
  private mutating func nextLine() -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if start == buffer.count, !fill() { return line.isEmpty ? nil : line }
      let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n"))
      let piece = buffer[start..<(end ?? buffer.count)]
      if line.count <= Self.longestLine { line += piece }
      start = end.map { $0 + 1 } ?? buffer.count
      if end != nil { return line }
    }
  }

  /// Waits for more; false at the end, and where standard input cannot be read.
  private mutating func fill() -> Bool {
    guard !isAtEnd, cancellation.waits(for: STDIN_FILENO) else { return false }
    var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
    var count = read(STDIN_FILENO, &chunk, chunk.count)
    while count < 0, errno == EINTR { count = read(STDIN_FILENO, &chunk, chunk.count) }
    isAtEnd = count <= 0
    buffer = Array(chunk.prefix(Swift.max(0, count)))
    start = 0
    return !isAtEnd
  }
}
