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
  let byteCount: Int
  /// Device and number: the same for one file whatever the path.
  let identity: [UInt64]

  /// Whether an ordinary file lies at the path.
  public static func isFile(_ path: String) -> Bool { (try? FileStatus(of: path))?.kind == .file }

  init(of path: String) throws(SystemError) {
    var status = stat()
    guard unsafe path.withPath({ unsafe stat($0, &status) }) == 0 else { throw SystemError("stat") }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    byteCount = Int(status.st_size)
    identity = [UInt64(status.st_dev), UInt64(status.st_ino)]
  }
}
