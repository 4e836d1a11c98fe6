/// Why nothing, or nothing usable, came from an address.
public enum FetchFailure: Error, Hashable, Sendable {
  case unresolved(host: String, reason: String)
  /// A private, loopback or otherwise special address that the sources file does not allow.
  case refusedAddress(host: String, address: String)
  case unreachable(reason: String)
  case untrusted(reason: String)
  case timedOut(seconds: Int)
  /// The connection ended before the answer did.
  case cut
  case tooLarge(limit: Int)
  /// The answer unpacks to more than is allowed.
  case unpacksTooLarge(limit: Int)
  case damagedCompression
  case notHTTP(reason: String)

  /// One clause for a message.
  public var reason: String {
    switch self {
    case .unresolved(let host, let reason): "the host \(host) cannot be found (\(reason))"
    case .refusedAddress(let host, let address):
      "the host \(host) is at \(address), which is not public; allow it under allow_addresses if it is meant"
    case .unreachable(let reason): "the host cannot be reached (\(reason))"
    case .untrusted(let reason): "the host's certificate is not trusted (\(reason))"
    case .timedOut(let seconds): "no answer within \(seconds) s"
    case .cut: "the answer was cut off"
    case .tooLarge(let limit): "the answer is larger than the limit of \(limit) bytes"
    case .unpacksTooLarge(let limit): "the answer unpacks to more than the limit of \(limit) bytes"
    case .damagedCompression: "the answer's compression is damaged"
    case .notHTTP(let reason): "the answer is no proper HTTP (\(reason))"
    }
  }

  /// Whether no server was asked anything at all.
  var isBeforeAsking: Bool {
    switch self {
    case .unresolved, .refusedAddress: true
    default: false
    }
  }

  /// Whether trying again in a while may help.
  public var isPassing: Bool {
    switch self {
    case .unresolved, .unreachable, .timedOut, .cut, .damagedCompression, .notHTTP: true
    case .refusedAddress, .untrusted, .tooLarge, .unpacksTooLarge: false
    }
  }
}
