/// What tells one document's bytes from another's: "sha256:" and their digest in 64 lower-case
/// hexadecimal digits.
///
/// Nothing else can be one, so that it may stand in a path.
public struct ContentID: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  private static let prefix = "sha256:"

  /// Nil where the text is anything else.
  public init?(_ text: String) {
    let digits = text.utf8.dropFirst(Self.prefix.utf8.count)
    let isDigest = digits.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
    guard text.hasPrefix(Self.prefix), digits.count == 64, isDigest else { return nil }
    description = text
  }

  /// The hexadecimal digits alone.
  public var digest: String { String(description.dropFirst(Self.prefix.count)) }
}
