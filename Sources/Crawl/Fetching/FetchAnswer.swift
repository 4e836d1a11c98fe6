/// A question to a server.
struct FetchRequest: Sendable {
  var address: WebAddress
  var headers: [Source.Header]
  var limits: Source.Limits
  var allowedAddresses: [IPRange]
}

/// What a server answered.
struct FetchAnswer: Sendable {
  var status: Int
  /// As they came, in their order.
  var headers: [Source.Header]
  /// Nil where there is none to keep: redirects, errors, "not modified".
  var body: ReceivedBody?

  /// The first header of the name, given in lower case.
  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name }?.value
  }
}

/// A body that was received whole and kept.
struct ReceivedBody: Hashable, Sendable {
  var stored: StoredBody
  var kind: ContentKind
}

/// A body as the archive keeps it.
public struct StoredBody: Hashable, Sendable {
  /// Its SHA-256, in lower-case hexadecimal.
  public var hash: String
  public var byteCount: Int

  public init(hash: String, byteCount: Int) {
    self.hash = hash
    self.byteCount = byteCount
  }
}

/// Takes a body in piece by piece; what is not finished leaves nothing behind.
public protocol BodyWriter: AnyObject {
  func write(_ bytes: [UInt8]) throws
  /// Keeps the body; one that is kept already is not written over.
  func finish() throws -> StoredBody
}
