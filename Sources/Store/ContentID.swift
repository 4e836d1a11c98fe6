/// What tells one document's bytes from another's: "sha256:" and their digest in 64 lower-case
/// hexadecimal digits.
///
/// Nothing else can be one, so that it may stand in a path. A run keeps one for every document it
/// met: as a number it takes a quarter of the text's room.
public struct ContentID: Hashable, Sendable, CustomStringConvertible {
  /// The digest, its first bits in the first lane's highest.
  private let value: SIMD4<UInt64>

  private static let prefix = "sha256:"
  private static let digits = Array("0123456789abcdef".utf8)
  private static let digitsPerLane = 16

  /// Nil where the text is anything else.
  public init?(_ text: String) {
    let found = text.utf8.dropFirst(Self.prefix.utf8.count)
    guard text.hasPrefix(Self.prefix), found.count == 4 * Self.digitsPerLane else { return nil }
    var value = SIMD4<UInt64>()
    for (position, character) in found.enumerated() {
      guard let digit = Self.digits.firstIndex(of: character) else { return nil }
      value[position / Self.digitsPerLane] =
        value[position / Self.digitsPerLane] << 4 | UInt64(digit)
    }
    self.value = value
  }

  public var description: String { Self.prefix + digest }

  /// The hexadecimal digits alone.
  public var digest: String {
    var text = ""
    for lane in 0..<4 {
      for place in (0..<Self.digitsPerLane).reversed() {
        text.unicodeScalars.append(
          Unicode.Scalar(Self.digits[Int(value[lane] >> UInt64(4 * place) & 0xF)]))
      }
    }
    return text
  }
}
