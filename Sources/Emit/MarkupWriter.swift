/// Writes XML into one array of UTF-8 bytes, an element a line where elements hold elements.
struct MarkupWriter {
  private(set) var bytes: [UInt8] = []
  private var depth = 0

  init() { line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") }

  /// A line of markup as it is.
  mutating func line(_ markup: String) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth))
    bytes.append(contentsOf: markup.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ content: (inout MarkupWriter) -> Void
  ) {
    element(name, list: attributes.map { ($0.key, $0.value) }, content)
  }

  /// An element with as many attributes as the list has, in its order.
  mutating func element(
    _ name: String, list attributes: [(name: String, value: String)],
    _ content: (inout MarkupWriter) -> Void
  ) {
    line("<\(name)\(Self.markup(attributes))>")
    let start = bytes.count
    depth += 1
    content(&self)
    depth -= 1
    guard bytes.count == start else { return line("</\(name)>") }
    bytes.replaceSubrange(start - 2..<start, with: "/>\n".utf8)
  }

  /// An element that holds text alone.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) {
    let start = Self.markup(attributes.map { ($0.key, $0.value) })
    line("<\(name)\(start)>\(Self.escaped(text))</\(name)>")
  }

  /// An element without content.
  mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    line("<\(name)\(Self.markup(attributes.map { ($0.key, $0.value) }))/>")
  }

  private static func markup(_ attributes: [(name: String, value: String)]) -> String {
    attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined()
  }

  /// Text with what markup is made of written out, and what XML cannot hold replaced (XML 1.0, 2.2).
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "&#10;"
      case "\t": escaped += "&#9;"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
