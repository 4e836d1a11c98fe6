import Crypto
import CryptoExtras
import Foundation

/// A password's salted digest by scrypt (RFC 7914), as text: "scrypt$rounds$salt$digest".
struct PasswordDigest: Hashable, Sendable {
  let text: String

  /// 32 MiB and about a tenth of a second for each guess.
  private static let rounds = 1 << 15
  private static let blockSize = 8
  private static let byteCount = 32

  /// What is asked of a new password, in characters.
  static let lengths = 10...200

  init(of password: String) throws {
    let salt = Secret().text
    text = "scrypt$\(Self.rounds)$\(salt)$\(try Self.digest(password, salt, Self.rounds))"
  }

  init(text: String) { self.text = text }

  /// Whether it is a digest that a password can match.
  var isWhole: Bool {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "scrypt", let rounds = Int(parts[1]) else { return false }
    return rounds >= Self.rounds && rounds.nonzeroBitCount == 1 && rounds <= 1 << 20
      && parts[2].count >= 16 && parts[3].count == Self.byteCount * 2
      && parts[3].allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  func matches(_ password: String) throws -> Bool {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, parts[0] == "scrypt", let rounds = Int(parts[1]) else { return false }
    return Secret.isEqual(try Self.digest(password, parts[2], rounds), parts[3])
  }

  private static func digest(
    _ password: String, _ salt: String, _ rounds: Int
  ) throws -> String {
    // The same password typed on another keyboard may come composed otherwise.
    let folded = password.precomposedStringWithCompatibilityMapping
    let key = try KDF.Scrypt.deriveKey(
      from: Data(folded.utf8), salt: Data(salt.utf8), outputByteCount: byteCount, rounds: rounds,
      blockSize: blockSize, parallelism: 1)
    return unsafe key.withUnsafeBytes { unsafe Secret.hexadecimal(Array($0)) }
  }
}
