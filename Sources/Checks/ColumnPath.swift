/// A column's headers from the top down, folded so that blanks and brackets' widths do not count.
struct ColumnPath: Hashable {
  let parts: [String]

  /// Reads a path written with "/" between headers; a counter "#2" that tells twins apart is left out.
  init(_ text: String) {
    let path = text.lastIndex(of: "#").map { text[..<$0] } ?? text[...]
    parts = path.split(separator: "/").map { Self.folded(String($0)) }
  }

  /// Whether the wanted parts occur in order and the last ones are the same.
  func matches(_ wanted: ColumnPath) -> Bool {
    guard let last = parts.last, let wantedLast = wanted.parts.last else { return false }
    guard Self.same(last, wantedLast) else { return false }
    var rest = parts.dropLast()[...]
    for part in wanted.parts.dropLast() {
      guard let place = rest.firstIndex(where: { Self.same($0, part) }) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// Equal, or equal once a bracket at the end, such as a unit, is left out; "*" stands for any start.
  private static func same(_ header: String, _ wanted: String) -> Bool {
    if header == wanted { return true }
    if wanted.utf8.first == UInt8(ascii: "*") { return header.hasSuffix(wanted.dropFirst()) }
    guard header.utf8.last == UInt8(ascii: ")"), let bracket = header.lastIndex(of: "(") else {
      return false
    }
    return header[..<bracket] == wanted
  }

  /// The text without blanks and with brackets, colons and quotes of one width.
  static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\u{3000}", "\u{A0}", "\t", "\n", "\r": continue
      case "（": folded.append("(")
      case "）": folded.append(")")
      case "：": folded.append(":")
      case "“", "”", "＂": folded.append("\"")
      default: folded.append(scalar)
      }
    }
    return String(folded)
  }
}
