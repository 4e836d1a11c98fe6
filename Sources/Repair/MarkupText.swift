/// Takes the tags and entities of a web page out of a text.
enum MarkupText {
  private static let tags: Set<String> = [
    "p", "br", "span", "div", "b", "i", "u", "strong", "em", "font", "td", "tr", "th", "table",
    "tbody", "sup", "sub", "a", "o:p", "li", "ul", "ol", "pre", "center", "h1", "h2", "h3", "hr",
  ]
  private static let entities: [String: String] = [
    "nbsp": " ", "ensp": " ", "emsp": " ", "lt": "<", "gt": ">", "amp": "&", "quot": "\"",
    "apos": "'", "ge": "≥", "le": "≤", "ldquo": "“", "rdquo": "”", "mdash": "—", "ndash": "–",
    "middot": "·", "times": "×", "hellip": "…", "permil": "‰", "yen": "¥", "lsquo": "‘",
    "rsquo": "’",
  ]
  /// In characters; more between two angle brackets is no tag.
  private static let longestTag = 200

  static func removed(from text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return text }
    // Entities first: a tag may itself be written with them.
    let decoded = decodingEntities(Array(text.unicodeScalars))
    let scalars = removingTags(decoded)
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    let cleaned = String(result)
    return cleaned == text ? text : trimmed(cleaned)
  }

  private static func decodingEntities(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == "&",
        let end = scalars[index...].prefix(12).firstIndex(of: ";"), end > index + 1,
        let decoded = entity(scalars[(index + 1)..<end])
      {
        result += decoded
        index = end + 1
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return result
  }

  private static func entity(_ name: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: name)
    let word = String(text)
    guard word.hasPrefix("#") else { return entities[word].map { Array($0.unicodeScalars) } }
    let digits = word.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { [$0] }
  }

  private static func removingTags(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if scalars[index] == "<",
        let end = scalars[index...].prefix(longestTag).firstIndex(of: ">"),
        isTag(scalars[(index + 1)..<end])
      {
        index = end + 1
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return result
  }

  private static func isTag(_ inside: ArraySlice<Unicode.Scalar>) -> Bool {
    var name = String.UnicodeScalarView()
    name.append(contentsOf: inside.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" })
    return tags.contains(String(name).lowercased())
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
