extension WebAddress {
  /// With every byte as RFC 3986 writes it: needed codes in upper case, needless ones resolved.
  static func encoded(_ text: Substring, query isQuery: Bool) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      var isCoded = false
      if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2])
      {
        byte = high << 4 | low
        isCoded = true
        index += 2
      }
      index += 1
      if isUnreserved(byte) || (!isCoded && isReserved(byte, inQuery: isQuery)) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// With "." and ".." resolved and a session number after a semicolon dropped.
  static func withoutDotSegments(_ path: String) -> String {
    var parts: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(
      path.hasPrefix("/") ? 1 : 0)
    for (number, segment) in segments.enumerated() {
      let isLast = number == segments.count - 1
      switch segment {
      case ".": if isLast { parts.append("") }
      case "..":
        _ = parts.popLast()
        if isLast { parts.append("") }
      default: parts.append(withoutSession(of: segment))
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Nil for a query of which nothing is left.
  static func withoutSession(_ query: String) -> String? {
    let kept = query.split(separator: "&").filter { item in
      !sessionNames.contains(item.prefix { $0 != "=" }.lowercased())
    }
    return kept.isEmpty ? nil : kept.joined(separator: "&")
  }

  private static func withoutSession(of segment: Substring) -> Substring {
    guard let mark = segment.firstIndex(of: ";") else { return segment }
    let parameter = segment[segment.index(after: mark)...].prefix { $0 != "=" }
    return sessionNames.contains(parameter.lowercased()) ? segment[..<mark] : segment
  }

  private static let sessionNames: Set<String> = ["jsessionid", "phpsessid", "aspsessionid"]

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  /// Marks that stay as they are written; a percent sign that codes nothing among the rest is coded.
  private static func isReserved(_ byte: UInt8, inQuery: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"),
      UInt8(ascii: "@"), UInt8(ascii: "/"):
      true
    case UInt8(ascii: "?"): inQuery
    default: false
    }
  }
}
