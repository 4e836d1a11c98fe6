import Store

/// How the review is served.
public struct ReviewSettings: Hashable, Sendable {
  public var host: String
  public var port: Int
  /// The names the pages may be asked for under, besides loopback's: what else is a page elsewhere
  /// that was made to point here.
  public var names: Set<String>
  /// Whether only encrypted connections reach it, by a proxy; then cookies demand them.
  public var isEncrypted: Bool
  public var opinions: SecondOpinions
  /// For how long a field on somebody's desk is theirs alone, in seconds.
  public var leaseSeconds: Int
  public var session: SessionTimes
  public var signIn: SignInLimits

  public init(
    host: String = "127.0.0.1", port: Int = 8080, names: Set<String> = [],
    isEncrypted: Bool = false, opinions: SecondOpinions = SecondOpinions(),
    leaseSeconds: Int = 300, session: SessionTimes = SessionTimes(),
    signIn: SignInLimits = SignInLimits()
  ) {
    self.host = host
    self.port = port
    self.names = names
    self.isEncrypted = isEncrypted
    self.opinions = opinions
    self.leaseSeconds = leaseSeconds
    self.session = session
    self.signIn = signIn
  }

  /// Whether nothing but this machine can reach it.
  public var isLocal: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}

/// Draws pages of documents, elsewhere: what reads hostile files is not in this room.
public protocol PagePictures: Sendable {
  /// A page, from 1, as PNG.
  func picture(
    of document: DeskDocument, page: Int, dotsPerInch: Int
  ) async throws(PictureError) -> [UInt8]
}

/// Why a page cannot be shown, as one clause.
public struct PictureError: Error, Hashable, Sendable {
  public var reason: String

  public init(reason: String) { self.reason = reason }
}
