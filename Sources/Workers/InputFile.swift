import CLinux
import Glibc
import PageModel

/// An input's bytes behind a path that C libraries can open; held open while it is read.
struct InputFile: ~Copyable {
  /// What readers open; for bytes that came over the pipe a file in memory.
  let path: String
  let byteCount: Int
  /// "sha256:" and the digest of the bytes.
  let identifier: String
  private let descriptor: FileDescriptor

  /// Throws when there is no ordinary, non-empty file that can be read.
  init(_ source: DocumentSource) throws(DocumentError) {
    let file = try Self.descriptor(of: source)
    let byteCount = try Self.size(of: file.number)
    identifier = try Self.digest(of: file.number, byteCount: byteCount)
    path = source.path ?? "/proc/self/fd/\(file.number)"
    self.byteCount = byteCount
    descriptor = file
  }

  private static func descriptor(of source: DocumentSource) throws(DocumentError) -> FileDescriptor
  {
    switch source {
    case .path(let path):
      // Without O_NONBLOCK opening a pipe would wait for a writer.
      let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard number >= 0 else { throw .opening(errno) }
      return FileDescriptor(owning: number)
    case .bytes(let bytes): return try memoryFile(holding: bytes)
    }
  }

  private static func size(of descriptor: Int32) throws(DocumentError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .opening(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size > 0 else { throw .empty }
    return Int(status.st_size)
  }

  private static func digest(of descriptor: Int32, byteCount: Int) throws(DocumentError) -> String {
    guard let start = mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { throw .opening(errno) }
    defer { munmap(start, byteCount) }
    var digest = SHA256()
    digest.update(UnsafeRawBufferPointer(start: start, count: byteCount))
    return "sha256:" + digest.finish()
  }

  private static func memoryFile(holding bytes: [UInt8]) throws(DocumentError) -> FileDescriptor {
    let number = memfd_create("input", CLOSE_MEMORY_FILE_ON_EXEC)
    guard number >= 0 else { throw .opening(errno) }
    let file = FileDescriptor(owning: number)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        write(number, raw.baseAddress?.advanced(by: written), raw.count - written)
      }
      guard count > 0 else { throw .opening(errno) }
      written += count
    }
    return file
  }
}

extension DocumentError {
  fileprivate static func opening(_ number: Int32) -> DocumentError {
    number == ENOENT
      ? .missing : .inaccessible(SystemError("open", number: number).reason)
  }
}
