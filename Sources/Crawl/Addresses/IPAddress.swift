import Glibc

/// An address of the internet protocol, of version 4 or 6, as its bytes.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// Four or sixteen.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) {
    precondition(bytes.count == 4 || bytes.count == 16, "An address has 4 or 16 bytes.")
    self.bytes = bytes
  }

  /// Reads what the system itself would take for an address, "127.1" and "0x7f000001" among them.
  public init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if unsafe inet_aton(text, &four) == 1 {
      bytes = unsafe withUnsafeBytes(of: &four) { unsafe Array($0) }
    } else if unsafe inet_pton(AF_INET6, text, &six) == 1 {
      bytes = unsafe withUnsafeBytes(of: &six) { unsafe Array($0) }
    } else {
      return nil
    }
  }

  public var description: String {
    guard bytes.count == 16 else { return bytes.map { "\($0)" }.joined(separator: ".") }
    return stride(from: 0, to: 16, by: 2).map { index in
      String(UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]), radix: 16)
    }.joined(separator: ":")
  }

  /// The address of version 4 that this one of version 6 carries or leads to; itself otherwise.
  var carried: IPAddress {
    guard bytes.count == 16 else { return self }
    if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
      return IPAddress(bytes: Array(bytes.suffix(4)))
    }
    // NAT64 (RFC 6052) and 6to4 (RFC 3056).
    if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
      return IPAddress(bytes: Array(bytes.suffix(4)))
    }
    if bytes.starts(with: [0x20, 0x02]) { return IPAddress(bytes: Array(bytes[2..<6])) }
    return self
  }

  /// Whether anyone on the internet may be reached there, by IANA's registers of special addresses.
  public var isPublic: Bool {
    let address = carried
    let special = address.bytes.count == 4 ? Self.specialFour : Self.specialSix
    return !special.contains { $0.contains(address) }
  }

  private static let specialFour = ranges([
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
    "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
  ])

  private static let specialSix = ranges([
    "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
    "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
  ])

  private static func ranges(_ texts: [String]) -> [IPRange] { texts.compactMap { IPRange($0) } }
}

/// Addresses that begin with the same bits, such as 127.0.0.0/8, or one address alone.
public struct IPRange: Hashable, Sendable {
  private let first: IPAddress
  private let bitCount: Int

  /// Nil for what is neither an address nor one with a number of bits.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = parts.first.flatMap({ IPAddress(String($0)) }) else {
      return nil
    }
    let whole = address.bytes.count * 8
    let bits = parts.count == 2 ? Int(parts[1]) : whole
    guard let bits, (0...whole).contains(bits) else { return nil }
    first = address
    bitCount = bits
  }

  public func contains(_ address: IPAddress) -> Bool {
    guard address.bytes.count == first.bytes.count else { return false }
    return (0..<bitCount).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return address.bytes[bit / 8] & mask == first.bytes[bit / 8] & mask
    }
  }
}
