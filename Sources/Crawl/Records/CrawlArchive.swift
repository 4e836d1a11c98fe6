/// Keeps what a crawl finds; every call is whole when it returns, whatever happens after.
public protocol CrawlArchive: Sendable {
  /// All addresses of a source that are known, in the order of their texts.
  func knownAddresses(of source: String) throws -> [KnownAddress]
  func knownAddress(_ url: String) throws -> KnownAddress?
  /// The links of a page as last seen.
  func links(of url: String) throws -> [PageLink]

  /// The newest robots.txt that was had from the address; nil when there was none.
  func lastRobots(at url: String) throws -> KeptRobots?

  /// What is left to visit of the night under way, in order.
  func pending() throws -> [QueuedAddress]
  /// Every address that was queued in the night under way.
  func queuedURLs() throws -> Set<String>
  /// Whether the night was begun before and its first addresses are queued.
  func isSeeded() throws -> Bool
  /// Queues the night's first addresses.
  func seed(_ queued: [QueuedAddress]) throws
  /// Requests made this night, by source.
  func requestCounts() throws -> [String: Int]

  /// A place for a body.
  func bodyWriter() throws -> any BodyWriter
  /// The bytes of a body that is kept, at most `most`.
  func bytes(of hash: String, atMost most: Int) throws -> [UInt8]
  /// Keeps what a visit found and what follows from it.
  func commit(_ step: CrawlStep) throws
}

/// A robots.txt that was had once.
public struct KeptRobots: Hashable, Sendable {
  /// Its body's.
  public var hash: String
  /// When it was had, in seconds since 1970.
  public var time: Double

  public init(hash: String, time: Double) {
    self.hash = hash
    self.time = time
  }
}

/// Finds the links of pages and sitemaps; what it is given is hostile.
public protocol LinkReader: Sendable {
  /// Throws when nothing can be made of the bytes.
  func links(in bytes: [UInt8]) async throws -> FoundLinks
}

/// The links as a page has them, not yet resolved.
public struct FoundLinks: Hashable, Sendable {
  /// What relative links are relative to; nil for the page itself.
  public var base: String?
  public var links: [PageLink]
  /// The addresses of a sitemap.
  public var locations: [String]

  public init(base: String? = nil, links: [PageLink], locations: [String] = []) {
    self.base = base
    self.links = links
    self.locations = locations
  }
}
