import Crypto
import Foundation

/// What an output was when it was written, by which one that somebody changed since is known.
public struct OutputMark: Hashable, Sendable {
  public var byteCount: Int
  /// When the file was changed last, in nanoseconds since 1970.
  public var modified: Int64
  /// SHA-256 of the bytes.
  public var digest: Data

  /// The mark of these bytes in a file that was changed last at `modified`.
  public init(_ bytes: [UInt8], modified: Int64) {
    byteCount = bytes.count
    self.modified = modified
    digest = Data(SHA256.hash(data: bytes))
  }
}
