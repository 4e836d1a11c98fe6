/// One path rule of a robots.txt, matched from the path's beginning (RFC 9309, 2.2.2 and 2.2.3).
package struct RobotsPattern: Hashable, Sendable {
  /// The literal parts between the stars.
  private let parts: [[UInt8]]
  private let isAnchoredAtEnd: Bool
  /// The rule's length in octets: the longer the rule, the more specific.
  let specificity: Int

  package init(_ text: Substring) {
    var text = text
    isAnchoredAtEnd = text.hasSuffix("$")
    if isAnchoredAtEnd { text.removeLast() }
    let pieces = text.split(separator: "*", omittingEmptySubsequences: false)
    parts = pieces.map { Self.comparable(WebAddress.encoded($0, query: true)) }
    specificity =
      parts.reduce(0) { $0 + $1.count } + parts.count - 1 + (isAnchoredAtEnd ? 1 : 0)
  }

  package func matches(_ path: [UInt8]) -> Bool {
    guard path.starts(with: parts[0]) else { return false }
    var position = parts[0].count
    guard parts.count > 1 else { return !isAnchoredAtEnd || position == path.count }
    // Taking each part as early as possible leaves the most room for the rest.
    for part in parts.dropFirst().dropLast() {
      guard let end = Self.end(of: part, in: path, from: position) else { return false }
      position = end
    }
    let last = parts[parts.count - 1]
    guard isAnchoredAtEnd else { return Self.end(of: last, in: path, from: position) != nil }
    return path.count - position >= last.count && path.suffix(last.count).elementsEqual(last)
  }

  /// A path in normal form with the two special marks coded, as literal ones are in rules.
  package static func comparable(_ path: String) -> [UInt8] {
    path.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "*"): Array("%2A".utf8)
      case UInt8(ascii: "$"): Array("%24".utf8)
      default: [byte]
      }
    }
  }

  private static func end(of part: [UInt8], in path: [UInt8], from start: Int) -> Int? {
    guard !part.isEmpty else { return start }
    var position = start
    while position + part.count <= path.count {
      if path[position..<position + part.count].elementsEqual(part) { return position + part.count }
      position += 1
    }
    return nil
  }
}
