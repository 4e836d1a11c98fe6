import CLinux
import Glibc

/// An input's bytes as workers get them: an open copy in memory that nobody can change any more.
///
/// Workers open no files, and all that read one document see the same bytes whatever becomes of it.
/// Where the user's limit on the size of files forbids a copy, the file itself is handed over.
final class InputFile: Sendable {
  let byteCount: Int
  private let file: FileDescriptor

  private static let chunkSize = 1 << 18

  /// Throws when there is no ordinary, non-empty file of at most that many bytes that can be read.
  init(_ source: DocumentSource, atMost limit: Int) throws(DocumentError) {
    let number = memfd_create("input", CLOSE_MEMORY_FILE_ON_EXEC | ALLOW_SEALING)
    guard number >= 0 else { throw .opening(errno) }
    let copy = FileDescriptor(owning: number)
    switch source {
    case .bytes(let bytes):
      guard try Self.write(bytes[...], to: number) else { throw .opening(EFBIG) }
      byteCount = bytes.count
      file = copy
    case .path(let path):
      // Without O_NONBLOCK opening a pipe would wait for a writer.
      let opened = path.withPath { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
      guard opened >= 0 else { throw .opening(errno) }
      let original = FileDescriptor(owning: opened)
      let size = try Self.size(of: opened)
      guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }
      let copied = try Self.copy(size, from: opened, to: number)
      byteCount = copied ?? size
      file = copied == nil ? original : copy
    }
    guard byteCount > 0 else { throw .empty }
    _ = fcntl(number, ADD_SEALS, SEAL_FOR_EVER)
  }

  /// To be handed to a worker; open as long as this is held.
  var descriptor: Int32 { file.number }

  private static func size(of descriptor: Int32) throws(DocumentError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .opening(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    return Int(status.st_size)
  }

  /// Copies what is there of so many bytes; gives how many, nil where a copy may not be so large.
  private static func copy(
    _ size: Int, from file: Int32, to copy: Int32
  ) throws(DocumentError) -> Int? {
    var chunk = [UInt8](repeating: 0, count: min(size, chunkSize))
    var copied = 0
    while copied < size {
      let count = read(file, &chunk, min(chunk.count, size - copied))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .opening(errno) }
      if count == 0 { break }
      guard try write(chunk[..<count], to: copy) else { return nil }
      copied += count
    }
    return copied
  }

  /// Writes all the bytes; false where the file may not be so large.
  private static func write(
    _ bytes: ArraySlice<UInt8>, to descriptor: Int32
  ) throws(DocumentError) -> Bool {
    do throws(SystemError) {
      try WholeWrite.write(bytes, to: descriptor)
    } catch {
      if error.number == EFBIG { return false }
      throw .opening(error.number)
    }
    return true
  }
}

extension DocumentError {
  fileprivate static func opening(_ number: Int32) -> DocumentError {
    number == ENOENT
      ? .missing : .inaccessible(SystemError("open", number: number).reason)
  }
}
