/// An address that is to be visited this night.
public struct QueuedAddress: Hashable, Sendable {
  public var url: String
  public var source: String
  public var role: AddressRole
  /// Links from a start page.
  public var depth: Int
  /// How far into a list this page is; 0 for what is no further page of one.
  public var listPage: Int
  /// Redirects that led here.
  public var redirects: Int
  public var linkedFrom: String?
  public var linkText: String
  /// Attempts this night that failed in passing.
  public var attempts: Int

  public init(
    url: String, source: String, role: AddressRole, depth: Int, listPage: Int = 0,
    redirects: Int = 0, linkedFrom: String? = nil, linkText: String = "", attempts: Int = 0
  ) {
    self.url = url
    self.source = source
    self.role = role
    self.depth = depth
    self.listPage = listPage
    self.redirects = redirects
    self.linkedFrom = linkedFrom
    self.linkText = linkText
    self.attempts = attempts
  }
}
