import Glibc

/// A whole file in memory that C code may point into; freed exactly once.
struct FileBytes: ~Copyable {
  let buffer: UnsafeMutableRawBufferPointer

  /// Reads the file; throws `missingFile`, `unreadableFile` or `emptyFile`.
  init(path: String) throws(ReadingError) {
    let descriptor = openForReading(path)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missingFile(path: path) : .unreadableFile(path: path, reason: lastSystemError())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadableFile(path: path, reason: "it is not a regular file")
    }
    guard status.st_size > 0 else { throw .emptyFile }
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Int(status.st_size), alignment: 16)
    let count = Self.fill(memory, from: descriptor)
    guard count > 0 else {
      memory.deallocate()
      throw .unreadableFile(path: path, reason: lastSystemError())
    }
    // The file may have shrunk since its size was asked for.
    buffer = UnsafeMutableRawBufferPointer(rebasing: memory[..<count])
  }

  deinit { buffer.deallocate() }

  /// The bytes as C libraries of images take them.
  var octets: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(buffer.bindMemory(to: UInt8.self))
  }

  /// Whether a PDF header stands in the first kilobyte, where readers look for it.
  var looksLikePDF: Bool {
    let marker = Array("%PDF-".utf8)
    let last = min(buffer.count - marker.count, 1024)
    guard last >= 0 else { return false }
    return (0...last).contains { buffer[$0..<$0 + marker.count].elementsEqual(marker) }
  }

  /// How many bytes were read; negative on error.
  private static func fill(_ memory: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int {
    var filled = 0
    while filled < memory.count {
      let count = pread(
        descriptor, memory.baseAddress.map { $0 + filled }, memory.count - filled, filled)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return -1 }
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}

/// Opens a file to be read with `pread`; -1 where the system refuses.
///
/// A path of an open file, under /proc/self/fd, leads to that file without asking for it by its name,
/// which a process without rights to files could not; it shares its offset with others.
public func openForReading(_ path: String) -> Int32 {
  let opened = path.hasPrefix("/proc/self/fd/") ? Int32(path.dropFirst(14)) : nil
  return opened.map { fcntl($0, F_DUPFD_CLOEXEC, 0) } ?? open(path, O_RDONLY | O_CLOEXEC)
}

/// The sentence the system has for `errno`.
func lastSystemError() -> String { String(cString: strerror(errno)) }
