/// A host as a sources file names it: "a.example", "a.example:8080", or "*.example" with all below.
public struct HostPattern: Hashable, Sendable {
  public let text: String
  private let host: String
  private let port: Int?
  private let takesBelow: Bool

  /// Nil for what names no host.
  public init?(_ text: String) {
    self.text = text
    takesBelow = text.hasPrefix("*.")
    let rest = takesBelow ? String(text.dropFirst(2)) : text
    guard !rest.contains("/"), let address = WebAddress("http://\(rest)/") else { return nil }
    host = address.host
    port = address.port == 80 && !rest.hasSuffix(":80") ? nil : address.port
  }

  /// Without a port the usual ones are meant.
  func matches(_ address: WebAddress) -> Bool {
    guard port.map({ $0 == address.port }) ?? (address.port == address.scheme.defaultPort) else {
      return false
    }
    return address.host == host || (takesBelow && address.host.hasSuffix("." + host))
  }
}

/// A pattern for paths with their queries: "*" stands for anything but a slash, "**" for anything.
public struct PathPattern: Hashable, Sendable {
  public let text: String
  private let tokens: [Token]

  private enum Token: Hashable {
    case byte(UInt8)
    case anyInSegment
    case any
  }

  public init(_ text: String) {
    self.text = text
    var tokens: [Token] = []
    // As addresses write it, so that Chinese paths can be given as they read.
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("**") {
        tokens.append(.any)
        rest = rest.drop { $0 == "*" }
      } else if first == "*" {
        tokens.append(.anyInSegment)
        rest = rest.dropFirst()
      } else {
        let literal = rest.prefix { $0 != "*" }
        tokens += WebAddress.encoded(literal, query: true).utf8.map { .byte($0) }
        rest = rest[literal.endIndex...]
      }
    }
    self.tokens = tokens
  }

  /// Whether the whole path with its query fits; in time proportional to both lengths.
  package func matches(_ address: WebAddress) -> Bool {
    var reached = Set([0])
    spread(&reached)
    for byte in address.pathAndQuery.utf8 {
      var next: Set<Int> = []
      for place in reached where place < tokens.count {
        switch tokens[place] {
        case .byte(let wanted): if wanted == byte { next.insert(place + 1) }
        case .anyInSegment: if byte != UInt8(ascii: "/") { next.insert(place) }
        case .any: next.insert(place)
        }
      }
      if next.isEmpty { return false }
      spread(&next)
      reached = next
    }
    return reached.contains(tokens.count)
  }

  /// Adds the places behind wildcards, which may stand for nothing.
  private func spread(_ places: inout Set<Int>) {
    for place in places {
      var place = place
      while place < tokens.count, tokens[place] == .any || tokens[place] == .anyInSegment {
        place += 1
        places.insert(place)
      }
    }
  }
}

/// Hours of the day in which requests are made, at a fixed distance from UTC.
public struct TimeWindow: Hashable, Sendable {
  /// Minutes since midnight; an end before the beginning lies on the next day.
  public let begin: Int
  public let end: Int
  /// Minutes east of UTC.
  public let offset: Int

  /// Whether a moment, in seconds since 1970, lies inside.
  package func contains(_ moment: Double) -> Bool {
    let minutes = Int((moment / 60).rounded(.down)) + offset
    let minute = ((minutes % 1440) + 1440) % 1440
    return begin <= end ? (begin..<end).contains(minute) : minute >= begin || minute < end
  }
}
