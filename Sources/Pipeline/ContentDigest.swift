import Glibc
import Workers

/// The identity of a file's content, found out without a worker.
public enum ContentDigest {
  private static let chunkSize = 1 << 18

  /// "sha256:" and the digest of the file's bytes, and how many there are; `receive` gets the bytes
  /// piece by piece.
  ///
  /// Read, not mapped: a mapped file that shrinks ends the process.
  public static func identify(
    _ path: String, receive: (ArraySlice<UInt8>) throws(SystemError) -> Void = { _ in }
  ) throws(SystemError) -> (identifier: String, byteCount: Int) {
    // Without O_NONBLOCK opening a pipe would wait for a writer.
    let descriptor = unsafe path.withPath { unsafe open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw SystemError("open") }
    defer { close(descriptor) }
    var digest = SHA256()
    var byteCount = 0
    var chunk = [UInt8](repeating: 0, count: chunkSize)
    while true {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemError("read") }
      if count == 0 { break }
      unsafe chunk.withUnsafeBytes { bytes in
        unsafe digest.update(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
      }
      byteCount += count
      try receive(chunk[..<count])
    }
    return ("sha256:" + digest.finish(), byteCount)
  }
}
