/// Where an input was fetched from, which its bytes do not say.
public struct InputOrigin: Hashable, Sendable {
  public var url: String
  /// RFC 3339 in UTC.
  public var retrievedAt: String
  /// One sentence on how the input was made of what was fetched; nil for what was fetched as it is.
  public var note: String?

  public init(url: String, retrievedAt: String, note: String? = nil) {
    self.url = url
    self.retrievedAt = retrievedAt
    self.note = note
  }
}
