/// Lets connections go only to public addresses and to those that are allowed by name.
///
/// The address that was looked at is the one to connect to: a name that resolves to another one a
/// moment later leads nowhere else.
struct AddressGuard: Sendable {
  private let resolver: any HostResolver

  init(_ resolver: any HostResolver) { self.resolver = resolver }

  /// An address to connect to; throws when none of the host's is allowed.
  func address(of host: String, allowing allowed: [IPRange]) async throws -> IPAddress {
    let found = try await resolver.addresses(of: host)
    guard let first = found.first else {
      throw FetchFailure.unresolved(host: host, reason: "it has no address")
    }
    for address in found where !address.isPublic {
      // One private address among public ones is how rebinding begins.
      guard allowed.contains(where: { $0.contains(address) || $0.contains(address.carried) }) else {
        throw FetchFailure.refusedAddress(host: host, address: "\(address)")
      }
    }
    return first
  }
}
