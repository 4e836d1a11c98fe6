/// What is to be asked for at an address.
public enum AddressRole: String, Hashable, Sendable {
  case start
  case page
  case file
  case sitemap
  case robots
}

/// An address that was visited before, as the archive remembers it.
public struct KnownAddress: Hashable, Sendable {
  public var url: String
  public var source: String
  public var role: AddressRole
  public var depth: Int
  public var listPage: Int
  /// The page that led here first, and the words of its link.
  public var linkedFrom: String?
  public var linkText: String
  public var entityTag: String?
  public var lastModified: String?
  /// Of the last body.
  public var hash: String?
  public var kind: ContentKind?
  /// Seconds since 1970.
  public var firstSeen: Double
  public var lastVisit: Double
  /// Days until the next visit.
  public var interval: Double
  /// When it was found to be gone; nil while it is there.
  public var goneSince: Double?

  public init(
    url: String, source: String, role: AddressRole, depth: Int, listPage: Int = 0,
    linkedFrom: String? = nil, linkText: String = "", entityTag: String? = nil,
    lastModified: String? = nil, hash: String? = nil, kind: ContentKind? = nil,
    firstSeen: Double, lastVisit: Double, interval: Double = 1, goneSince: Double? = nil
  ) {
    self.url = url
    self.source = source
    self.role = role
    self.depth = depth
    self.listPage = listPage
    self.linkedFrom = linkedFrom
    self.linkText = linkText
    self.entityTag = entityTag
    self.lastModified = lastModified
    self.hash = hash
    self.kind = kind
    self.firstSeen = firstSeen
    self.lastVisit = lastVisit
    self.interval = interval
    self.goneSince = goneSince
  }
}
