import Workers

/// An input that exists, and where its output goes.
public struct LocatedInput: Hashable, Sendable {
  public var source: DocumentSource
  /// As the user knows it: the path as given, or "-".
  public var name: String
  /// Where it lies under the folder that was given; its last part alone for a file that was given.
  public var relativePath: String
  /// Zero when not known.
  public var byteCount: Int
  /// "sha256:" and the digest of the bytes where they are known; other bytes are then refused.
  public var identifier: String?
  public var origin: InputOrigin?
  /// Why it cannot even be tried, as one clause: it then goes through as a failure, in its turn.
  public var fault: String?

  public init(
    source: DocumentSource, name: String, relativePath: String, byteCount: Int,
    identifier: String? = nil
  ) {
    self.identifier = identifier
    self.source = source
    self.name = name
    self.relativePath = relativePath
    self.byteCount = byteCount
  }
}

/// An input that cannot even be tried.
public struct LocatingFailure: Error, Hashable, Sendable {
  public var name: String
  /// One clause.
  public var reason: String

  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}
