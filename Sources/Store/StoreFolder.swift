/// Where everything of a store lies in its folder.
public struct StoreFolder: Hashable, Sendable {
  /// As it was given, without a slash at its end.
  public let path: String

  public init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The SQLite database; two more files lie beside it while it is open.
  public var database: String { path + "/ledger.sqlite" }

  /// Locked by whoever changes the store.
  public var lock: String { path + "/lock" }

  /// Locked, document by document, while an output is written.
  var outputLock: String { path + "/outputs.lock" }

  /// Where contract JSON lies, spread over folders by the digests' first two digits.
  static let outputs = "documents"

  /// Where originals lie that the store keeps, spread likewise.
  static let originals = "originals"

  /// The contract JSON of a document, relative to the store's folder.
  public static func output(of content: ContentID) -> String {
    "\(outputs)/\(content.digest.prefix(2))/\(content.digest).json"
  }

  /// A document's bytes, relative to the store's folder.
  public static func original(of content: ContentID) -> String {
    "\(originals)/\(content.digest.prefix(2))/\(content.digest)"
  }

  /// The path of what lies in the store under a relative one.
  public func absolute(_ relative: String) -> String { path + "/" + relative }
}
