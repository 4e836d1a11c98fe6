import Glibc
import NIOPosix

/// Finds the addresses of hosts.
public protocol HostResolver: Sendable {
  /// Throws `FetchFailure.unresolved` when the host has none.
  func addresses(of host: String) async throws -> [IPAddress]
}

/// The system's own way, off the threads that must not wait.
public struct SystemResolver: HostResolver {
  public init() {}

  public func addresses(of host: String) async throws -> [IPAddress] {
    try await NIOThreadPool.singleton.runIfActive { try Self.lookUp(host) }
  }

  private static func lookUp(_ host: String) throws(FetchFailure) -> [IPAddress] {
    let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    if let address = IPAddress(name) { return [address] }
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let status = unsafe getaddrinfo(name, nil, &hints, &list)
    defer { if let list = unsafe list { unsafe freeaddrinfo(list) } }
    guard status == 0 else {
      throw .unresolved(host: host, reason: unsafe String(cString: gai_strerror(status)))
    }
    var found: [IPAddress] = []
    var entry = unsafe list
    while let current = unsafe entry {
      if let address = unsafe address(current.pointee), !found.contains(address) {
        found.append(address)
      }
      unsafe entry = current.pointee.ai_next
    }
    return found
  }

  private static func address(_ entry: addrinfo) -> IPAddress? {
    guard let socket = unsafe entry.ai_addr else { return nil }
    let raw = UnsafeRawPointer(socket)
    switch unsafe entry.ai_family {
    case AF_INET:
      var address = unsafe raw.loadUnaligned(as: sockaddr_in.self).sin_addr
      return IPAddress(bytes: unsafe withUnsafeBytes(of: &address) { unsafe Array($0) })
    case AF_INET6:
      var address = unsafe raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      return IPAddress(bytes: unsafe withUnsafeBytes(of: &address) { unsafe Array($0) })
    default: return nil
    }
  }
}
