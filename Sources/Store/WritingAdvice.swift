import GRDB
import Glibc

/// What a person can do where something cannot be written, as a clause that asks for it.
public struct WritingAdvice: Hashable, Sendable {
  public let text: String

  init(_ text: String) { self.text = text }

  /// For the number that a system call left.
  public init(errorNumber: Int32) {
    text =
      switch errorNumber {
      case ENOSPC, EDQUOT, EFBIG: "make room"
      case EISDIR, ENOTDIR, EEXIST, ENOTEMPTY, ELOOP: "take away what lies in its place"
      case EACCES, EPERM: "give the right to write there"
      case EROFS: "mount it so that it can be written"
      case EMFILE, ENFILE: "allow more open files"
      default: Self.other.text
      }
  }

  init(_ code: ResultCode) {
    text =
      switch code.primaryResultCode {
      case .SQLITE_FULL: "make room"
      case .SQLITE_IOERR: "see that its disk has room and is sound"
      case .SQLITE_READONLY, .SQLITE_PERM: "give the right to write there"
      case .SQLITE_CANTOPEN: "see that its database can be opened and written"
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: "put a sound copy of its database in its place"
      case .SQLITE_BUSY, .SQLITE_LOCKED: "end what else is at work on it"
      default: Self.other.text
      }
  }

  static let other = WritingAdvice("put that right")
}
