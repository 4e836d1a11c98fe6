/// Names of hosts in the form that the domain name system and certificates use.
enum HostName {
  /// Lower case, international parts in Punycode, no dot at the end; nil for what names no host.
  static func normal(_ text: Substring) -> String? {
    if text.hasPrefix("[") {
      guard text.hasSuffix("]"), let address = IPAddress(String(text.dropFirst().dropLast())) else {
        return nil
      }
      return "[\(address)]"
    }
    var name = text.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    // The ideographic and full-width full stops part labels too (RFC 3490, 3.1).
    let separators: Set<Character> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
    let labels = name.split(omittingEmptySubsequences: false) { separators.contains($0) }
    var normal: [String] = []
    for label in labels {
      guard let label = Self.normal(label: label) else { return nil }
      normal.append(label)
    }
    let whole = normal.joined(separator: ".")
    guard !whole.isEmpty, whole.utf8.count <= 253 else { return nil }
    return Self.looksNumeric(normal) ? IPAddress(whole)?.description : whole
  }

  private static func normal(label: Substring) -> String? {
    let encoded: String
    if label.utf8.allSatisfy({ $0 < 0x80 }) {
      encoded = String(label)
    } else {
      guard let code = Punycode.encoded(Array(label.unicodeScalars)) else { return nil }
      encoded = "xn--" + code
    }
    let isFine = encoded.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
    }
    return isFine && (1...63).contains(encoded.utf8.count) ? encoded : nil
  }

  /// Whether the last label is a number, so that the system would take the whole for an address.
  private static func looksNumeric(_ labels: [String]) -> Bool {
    guard let last = labels.last else { return false }
    return last.utf8.allSatisfy { (0x30...0x39).contains($0) } || last.hasPrefix("0x")
  }
}

/// The encoding of RFC 3492, which writes any characters as letters, digits and hyphens.
enum Punycode {
  private static let (base, least, most, skew, damp) = (36, 1, 26, 38, 700)

  /// Nil when the numbers would grow out of bounds.
  static func encoded(_ scalars: [Unicode.Scalar]) -> String? {
    var output = scalars.filter { $0.isASCII }.map { Character($0) }
    let basicCount = output.count
    if basicCount > 0 { output.append("-") }
    var (next, delta, bias, handled) = (UInt32(128), 0, 72, basicCount)
    while handled < scalars.count {
      guard let smallest = scalars.map(\.value).filter({ $0 >= next }).min() else { return nil }
      delta += Int(smallest - next) * (handled + 1)
      guard delta < 1 << 30 else { return nil }
      next = smallest
      for scalar in scalars {
        if scalar.value < next { delta += 1 }
        guard scalar.value == next else { continue }
        append(delta, bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return String(output)
  }

  private static func append(_ delta: Int, _ bias: Int, to output: inout [Character]) {
    var (rest, position) = (delta, base)
    while true {
      let threshold = min(most, max(least, position - bias))
      guard rest >= threshold else { break }
      output.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      position += base
    }
    output.append(digit(rest))
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var rest = isFirst ? delta / damp : delta / 2
    rest += rest / count
    var steps = 0
    while rest > (base - least) * most / 2 {
      rest /= base - least
      steps += base
    }
    return steps + (base - least + 1) * rest / (rest + skew)
  }

  private static func digit(_ value: Int) -> Character {
    Character(Unicode.Scalar(UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26)))
  }
}
