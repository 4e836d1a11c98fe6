import Glibc
import Workers

/// What lies at a path, links followed.
public struct FileStatus {
  enum Kind {
    case file
    case folder
    case other
  }

  let kind: Kind
  public let byteCount: Int
  /// When its content was changed last, in nanoseconds since 1970.
  public let modified: Int64
  /// Device and number: the same for one file whatever the path.
  let identity: [UInt64]

  /// Whether an ordinary file lies at the path.
  public static func isFile(_ path: String) -> Bool { (try? FileStatus(of: path))?.kind == .file }

  /// Whether it is an ordinary file.
  public var isFile: Bool { kind == .file }

  /// Throws where there is nothing, or nothing that may be looked at.
  public init(of path: String) throws(SystemError) {
    var status = stat()
    guard unsafe path.withPath({ unsafe stat($0, &status) }) == 0 else { throw SystemError("stat") }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    byteCount = Int(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
  }
}
