import Glibc
import Reading

/// The bytes of a file.
enum FileContent {
  /// How far into a file readers look for a PDF's first line, in bytes.
  private static let headSize = 1024 + 5

  /// Whether the file begins as PDFs do; false where it cannot be read.
  static func isPDF(at path: String) -> Bool {
    guard let head = try? bytes(at: path, atMost: headSize) else { return false }
    let mark = Array("%PDF-".utf8)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }

  /// The first bytes of the file; throws `missingFile`, `unreadableFile`.
  static func bytes(at path: String, atMost most: Int = .max) throws(ReadingError) -> [UInt8] {
    let descriptor = openForReading(path)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? .missingFile(path: path)
        : .unreadableFile(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(most, 1 << 16))
    while bytes.count < most {
      let wanted = min(chunk.count, most - bytes.count)
      var count = pread(descriptor, &chunk, wanted, bytes.count)
      // A pipe, as shells make for a profile, is read from where it stands.
      if count < 0, errno == ESPIPE { count = read(descriptor, &chunk, wanted) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[0..<count])
    }
    return bytes
  }
}
