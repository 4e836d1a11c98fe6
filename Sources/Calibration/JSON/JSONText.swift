extension JSONValue {
  /// The value as JSON text; objects and arrays below `folded` levels stand on one line.
  ///
  /// The same value gives the same bytes: members in their order, numbers in their shortest form.
  package func text(foldedBelow folded: Int = .max) -> String {
    var text = ""
    write(to: &text, depth: 0, folded: folded)
    return text + "\n"
  }

  /// The value on one line, without a line feed.
  package var line: String {
    var text = ""
    write(to: &text, depth: 0, folded: 0)
    return text
  }

  private func write(to text: inout String, depth: Int, folded: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let isTrue): text += isTrue ? "true" : "false"
    case .number(let number): text += Self.printed(number)
    case .string(let string): Self.write(string, to: &text)
    case .array(let elements):
      Self.contain(elements, "[", "]", to: &text, depth: depth, folded: folded) {
        $0.write(to: &$1, depth: depth + 1, folded: folded)
      }
    case .object(let members):
      Self.contain(members, "{", "}", to: &text, depth: depth, folded: folded) {
        Self.write($0.key, to: &$1)
        $1 += ": "
        $0.value.write(to: &$1, depth: depth + 1, folded: folded)
      }
    }
  }

  private static func contain<Element>(
    _ elements: [Element], _ opening: String, _ closing: String, to text: inout String,
    depth: Int, folded: Int, write: (Element, inout String) -> Void
  ) {
    text += opening
    let isFolded = depth >= folded || elements.isEmpty
    for (place, element) in elements.enumerated() {
      if place > 0 { text += isFolded ? ", " : "," }
      if !isFolded { text += "\n" + String(repeating: "  ", count: depth + 1) }
      write(element, &text)
    }
    if !isFolded { text += "\n" + String(repeating: "  ", count: depth) }
    text += closing
  }

  private static func printed(_ number: Double) -> String {
    if let integer = Int(exactly: number), abs(integer) < 1 << 53 { return "\(integer)" }
    return number.isFinite ? "\(number)" : "0"
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
