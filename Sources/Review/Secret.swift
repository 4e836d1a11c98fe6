import Crypto
import Foundation

/// A random text that only its owner knows, of 256 bits; the store keeps its digest.
struct Secret: Hashable, Sendable {
  let text: String

  init() {
    var generator = SystemRandomNumberGenerator()
    text = Self.urlText((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  init(text: String) { self.text = text }

  /// In lower-case hexadecimal.
  var digest: String { Self.hexadecimal(SHA256.hash(data: Data(text.utf8))) }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private static func urlText(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// Compares in a time that does not tell how much was right.
  static func isEqual(_ a: String, _ b: String) -> Bool {
    let first = Array(a.utf8)
    let second = Array(b.utf8)
    guard first.count == second.count else { return false }
    return zip(first, second).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
