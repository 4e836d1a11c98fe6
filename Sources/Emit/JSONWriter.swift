import PageModel

/// Writes JSON text into one array of UTF-8 bytes, in the order it is told.
struct JSONWriter {
  /// How the members of an object or array are laid out when the writer is pretty.
  enum Members {
    case inOneLine
    case onOwnLines
  }

  private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  /// Whether fields tell what their confidence was reckoned from.
  let showsFeatures: Bool
  private var isFirstMember = true
  private var depth = 0
  private var layout = Members.inOneLine

  /// A writer with room for `capacity` bytes; only a pretty one writes blanks and line feeds.
  init(pretty isPretty: Bool = false, showsFeatures: Bool = false, capacity: Int = 0) {
    self.isPretty = isPretty
    self.showsFeatures = showsFeatures
    bytes.reserveCapacity(capacity)
  }

  mutating func object(_ layout: Members = .inOneLine, _ members: (inout JSONWriter) -> Void) {
    contain(UInt8(ascii: "{"), UInt8(ascii: "}"), layout, members)
  }

  mutating func array<Element>(
    _ elements: [Element], _ layout: Members = .inOneLine,
    write: (inout JSONWriter, Element) -> Void
  ) {
    contain(UInt8(ascii: "["), UInt8(ascii: "]"), layout) { writer in
      for element in elements {
        writer.beginMember()
        write(&writer, element)
      }
    }
  }

  /// Writes the key of an object's next member; `key` needs no escapes.
  mutating func key(_ key: String) {
    beginMember()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: key.utf8)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
  }

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: Self.mayNeedEscape) {
      appendEscaped(text)
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func string(orNull text: String?) {
    if let text { string(text) } else { null() }
  }

  /// Ends the text as Unix text files end.
  mutating func endText() { bytes.append(UInt8(ascii: "\n")) }

  mutating func null() { bytes.append(contentsOf: "null".utf8) }

  mutating func bool(_ isTrue: Bool) { bytes.append(contentsOf: (isTrue ? "true" : "false").utf8) }

  mutating func integer(_ number: Int) { appendDecimal(number, decimals: 0) }

  mutating func number(_ number: ExactNumber) {
    bytes.append(contentsOf: number.description.utf8)
  }

  /// Writes the number rounded to at most `decimals` places, without zeros at the end.
  ///
  /// JSON has no infinities: what is not finite is written as 0, what is too large is cut to 10¹².
  mutating func rounded(_ number: Double, decimals: Int) {
    let scale = decimals == 4 ? 10_000.0 : 100.0
    let bounded = number.isFinite ? max(-1e12, min(1e12, number)) : 0
    var digits = Int((bounded * scale).rounded())
    var places = decimals == 4 ? 4 : 2
    while places > 0, digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
    appendDecimal(digits, decimals: places)
  }
}

extension JSONWriter {
  private mutating func contain(
    _ opening: UInt8, _ closing: UInt8, _ layout: Members, _ members: (inout JSONWriter) -> Void
  ) {
    let outer = self.layout
    bytes.append(opening)
    depth += 1
    isFirstMember = true
    self.layout = layout
    members(&self)
    depth -= 1
    if !isFirstMember, layout == .onOwnLines { beginLine() }
    bytes.append(closing)
    isFirstMember = false
    self.layout = outer
  }

  private mutating func beginMember() {
    if !isFirstMember { bytes.append(UInt8(ascii: ",")) }
    if layout == .onOwnLines {
      beginLine()
    } else if isPretty, !isFirstMember {
      bytes.append(UInt8(ascii: " "))
    }
    isFirstMember = false
  }

  private mutating func beginLine() {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func appendDecimal(_ digits: Int, decimals: Int) {
    if digits < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = digits.magnitude
    var written = 0
    repeat {
      if written == decimals, decimals > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      written += 1
    } while rest > 0 || written <= decimals
    bytes[start...].reverse()
  }

  /// Quotes, backslashes, control characters, and the first byte of U+2028 and U+2029.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
      || byte == 0xE2
  }

  private mutating func appendEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes.append(contentsOf: "\\\"".utf8)
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}": appendCodeUnit(scalar.value)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private mutating func appendCodeUnit(_ value: UInt32) {
    bytes.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: value >> UInt32(shift)) & 0xF
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
