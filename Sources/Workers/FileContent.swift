import Glibc

/// The bytes of a file.
public enum FileContent {
  /// The first bytes of the file, opened as the caller wants; throws where there is none or it cannot
  /// be read.
  public static func bytes(
    at path: String, atMost most: Int = .max,
    opening: (String) -> Int32 = { open($0, O_RDONLY | O_CLOEXEC) }
  ) throws(FileError) -> [UInt8] {
    let number = opening(path)
    guard number >= 0 else {
      throw errno == ENOENT ? .missing(path: path) : .unreadable(path: path, SystemError("open"))
    }
    let descriptor = FileDescriptor(owning: number)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: min(most, 1 << 16))
    while bytes.count < most {
      let wanted = min(chunk.count, most - bytes.count)
      var count = pread(descriptor.number, &chunk, wanted, bytes.count)
      // A pipe, as shells make for a profile, is read from where it stands.
      if count < 0, errno == ESPIPE { count = read(descriptor.number, &chunk, wanted) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: path, SystemError("read")) }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[0..<count])
    }
    return bytes
  }
}

/// Why a file could not be read.
public enum FileError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String, SystemError)

  /// One sentence for the person who named the file.
  public var description: String {
    switch self {
    case .missing(let path): "There is no file at \(path)."
    case .unreadable(let path, let error): "\(path) cannot be read: \(error.reason)."
    }
  }
}
