import Glibc

/// The worker's end of an input: the open file it was handed, behind a path C libraries can open.
struct ReceivedFile: ~Copyable {
  let byteCount: Int
  private let descriptor: FileDescriptor

  /// Throws for what is no file with bytes in it.
  init(_ descriptor: consuming FileDescriptor) throws(DocumentError) {
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else { throw .notAFile }
    guard status.st_size > 0 else { throw .empty }
    byteCount = Int(status.st_size)
    self.descriptor = descriptor
  }

  /// Leads to the open file, wherever it lies.
  var path: String { "/proc/self/fd/\(descriptor.number)" }

  /// "sha256:" and the digest of the bytes.
  func identifier() throws(DocumentError) -> String {
    guard let start = mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, descriptor.number, 0),
      start != MAP_FAILED
    else { throw .inaccessible(SystemError("mmap").reason) }
    defer { munmap(start, byteCount) }
    var digest = SHA256()
    digest.update(UnsafeRawBufferPointer(start: start, count: byteCount))
    return "sha256:" + digest.finish()
  }
}
