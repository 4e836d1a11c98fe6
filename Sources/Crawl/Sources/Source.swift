/// One publisher's place on the web and how it may be visited.
public struct Source: Hashable, Sendable {
  public var name: String
  public var start: [WebAddress]
  /// Hosts whose pages are followed and whose files are taken.
  public var hosts: [HostPattern]
  /// Hosts of which only files are taken.
  public var fileHosts: [HostPattern]
  /// Which pages are followed.
  public var follow: [PathPattern]
  /// What is never asked for.
  public var avoid: [PathPattern]
  /// Which links to files are taken.
  public var files: [PathPattern]
  /// Pages that are disclosures themselves.
  public var pageDocuments: [PathPattern]
  public var kinds: Set<DocumentKind>
  /// How many links pages may be away from a start page.
  public var depth: Int
  /// How many pages of one list are followed.
  public var listPages: Int
  public var sitemaps: [WebAddress]
  public var pace: Pace
  public var hours: [TimeWindow]
  public var headers: [Header]
  public var limits: Limits
  public var revisit: Revisit
  /// Addresses that are not public and are meant all the same.
  public var allowedAddresses: [IPRange]

  /// A request header of one's own.
  public struct Header: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// How fast one host is asked.
  public struct Pace: Hashable, Sendable {
    public var requestsPerSecond = 1.0
    /// Answers of one host that may be under way at once.
    public var concurrency = 1

    /// From one request to the next, in seconds.
    var interval: Double { 1 / requestsPerSecond }
  }

  /// Bounds against endless and hostile answers.
  public struct Limits: Hashable, Sendable {
    /// Of a page or list, in bytes.
    public var pageBytes = 10 << 20
    /// Of a file, in bytes, also after unpacking.
    public var fileBytes = 200 << 20
    /// For one answer altogether, in seconds.
    public var seconds = 300
    /// Without a byte, in seconds.
    public var stallSeconds = 60
    /// Requests of a night.
    public var requests = 20_000
    /// Different queries of one path that are asked for in a night.
    public var queriesPerPath = 1_000
    /// How often something that failed in passing is tried.
    public var attempts = 4
    /// Before the first repetition, in seconds; doubled for each further one.
    public var backOffSeconds = 2.0
    /// The longest a host is waited for that asks for patience, in seconds.
    public var patienceSeconds = 600.0
  }

  /// How soon something known is looked at again.
  public struct Revisit: Hashable, Sendable {
    /// What never changes is still looked at this often, in days.
    public var longestDays = 1.0
  }

  /// Whether a host is one whose pages are followed.
  package func followsPages(on address: WebAddress) -> Bool {
    hosts.contains { $0.matches(address) }
  }

  /// Whether files of the host are taken.
  func takesFiles(from address: WebAddress) -> Bool {
    followsPages(on: address) || fileHosts.contains { $0.matches(address) }
  }
}

/// What a file is, by its content.
public enum DocumentKind: String, Hashable, Sendable, CaseIterable {
  case pdf
  case word
  case excel
  case ofd
  case zip
  case html
  case text
  case image
}

/// All that a sources file says.
public struct SourcesFile: Hashable, Sendable {
  public var userAgent: String
  public var sources: [Source]

  public init(userAgent: String, sources: [Source]) {
    self.userAgent = userAgent
    self.sources = sources
  }
}
