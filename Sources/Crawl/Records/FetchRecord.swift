/// What became of a visit.
public enum FetchOutcome: String, Hashable, Sendable {
  /// First content from there.
  case new
  /// Other content than last time.
  case changed
  case unchanged
  case redirected
  /// It was there and is there no more.
  case gone
  /// It was never seen.
  case missing
  /// Not asked for, or not kept: rules, limits, kinds.
  case refused
  case failed
  /// Left for another night, or for a later attempt this night.
  case postponed
}

/// One visit, or the decision against it.
public struct FetchRecord: Hashable, Sendable {
  public var url: String
  public var source: String
  public var role: AddressRole
  public var linkedFrom: String?
  public var linkText: String
  /// Seconds since 1970 when it was asked for.
  public var time: Double
  public var attempt: Int
  /// Nil where no answer came or none was asked for.
  public var status: Int?
  public var requestHeaders: [Source.Header]
  public var headers: [Source.Header]
  public var body: StoredBody?
  public var kind: ContentKind?
  public var outcome: FetchOutcome
  /// One clause; empty where the outcome says all.
  public var reason: String
  /// Whether something was asked of a server.
  public var isAsked: Bool { status != nil || !requestHeaders.isEmpty }
}

/// A link of a page.
public struct PageLink: Hashable, Sendable {
  public var url: String
  /// The link's words, blanks joined.
  public var text: String

  public init(url: String, text: String) {
    self.url = url
    self.text = text
  }
}

/// All that one visit changes; kept at once or not at all.
///
/// The visit counts as done unless there is a repetition.
public struct CrawlStep: Sendable {
  public var record: FetchRecord
  /// Whether the content that came is a document: a new version of one at this address.
  public var isDocument = false
  /// What is known of the address from now on; nil where nothing changes.
  public var known: KnownAddress?
  /// The page's links; nil where they are what they were.
  public var links: [PageLink]?
  /// Addresses that are to be visited this night for the first time.
  public var queued: [QueuedAddress]
  /// The visit that is to be made again; nil when it is done.
  public var repetition: QueuedAddress?
}
