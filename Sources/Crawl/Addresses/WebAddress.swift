/// An http or https address in its normal form: equal addresses are equal texts.
///
/// Normal means: scheme and host in lower case, no default port, dot segments resolved, percent codes
/// in upper case and only where RFC 3986 needs them, no fragment, no user, no session number.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  public enum Scheme: String, Hashable, Sendable {
    case http
    case https

    var defaultPort: Int { self == .http ? 80 : 443 }
  }

  public let scheme: Scheme
  /// A name in ASCII (international names in their "xn--" form) or an address; IPv6 in brackets.
  public let host: String
  public let port: Int
  /// Begins with a slash.
  public let path: String
  /// Without its question mark; nil where there is none.
  public let query: String?

  /// The longest address that is followed, in bytes; longer ones are made by faulty pages.
  static let longest = 2000

  init(scheme: Scheme, host: String, port: Int, path: String, query: String?) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
  }

  /// The whole address.
  public var description: String { origin + pathAndQuery }

  /// Scheme, host and port: what robots rules hold for.
  public var origin: String { scheme.rawValue + "://" + hostAndPort }

  /// The host, with its port where that is not the usual one.
  public var hostAndPort: String { port == scheme.defaultPort ? host : "\(host):\(port)" }

  public var pathAndQuery: String { query.map { path + "?" + $0 } ?? path }

  /// The last part of the path; empty for a folder.
  public var fileName: String {
    String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
  }

  /// What stands after the last dot of the file name, in lower case; empty where there is none.
  public var fileExtension: String {
    let name = fileName
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
