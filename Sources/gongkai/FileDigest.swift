import Foundation
import Workers

/// What a file's bytes are, by their digest.
enum FileDigest {
  private static let pieceSize = 1 << 20

  /// "sha256:" and the digest; nil where the file cannot be read.
  static func of(_ path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    var digest = SHA256()
    do {
      while let piece = try file.read(upToCount: pieceSize), !piece.isEmpty {
        piece.withUnsafeBytes { digest.update($0) }
      }
    } catch {
      return nil
    }
    return "sha256:" + digest.finish()
  }
}
