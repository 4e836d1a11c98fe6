/// What a line of the recogniser's protocol says, either way; `docs/scans.md` has it for others.
package enum RecognizerMessages {
  /// The first line that is sent; answered by `{"ready": true}` once the models are loaded.
  package static func greeting(languages: String) -> [UInt8] {
    Array("{\"gongkai\":\"recognizer/1\",\"languages\":\"\(plain(languages))\"}".utf8)
  }

  /// Asks for the text of one line, a PNG file.
  package static func request(_ number: Int, png: [UInt8], languages: String) -> [UInt8] {
    var line = Array(
      "{\"id\":\(number),\"kind\":\"line\",\"language\":\"\(plain(languages))\",\"image\":\"".utf8)
    line += base64(png)
    line += Array("\"}".utf8)
    return line
  }

  package static func isReady(_ line: [UInt8]) -> Bool {
    JSONValue(line: line)?["ready"] == .boolean(true)
  }

  /// What a line answers to the request of that number; nil where it makes no sense.
  package static func answer(_ line: [UInt8], to number: Int) -> RecognizerAnswer? {
    guard let value = JSONValue(line: line), value["id"]?.number == Double(number) else {
      return nil
    }
    if value["error"]?.text != nil { return .unreadable }
    guard let text = value["text"]?.text, text.unicodeScalars.count <= longestText else {
      return nil
    }
    let scalars = Array(text.unicodeScalars)
    let confidences = value["confidences"]?.list?.compactMap(\.number) ?? []
    guard confidences.count == scalars.count, confidences.allSatisfy({ (0...1).contains($0) })
    else { return nil }
    let characters = zip(scalars, confidences).filter { !$0.0.properties.isWhitespace }
    return .text(characters.map { RecognizerAnswer.Character(scalar: $0, confidence: $1) })
  }

  /// In characters: no line of print is longer.
  private static let longestText = 2000

  /// Names of languages need no escapes once what would need them is left out.
  private static func plain(_ text: String) -> String {
    String(
      text.unicodeScalars.filter { $0.value >= 0x20 && $0 != "\"" && $0 != "\\" }
        .map { Character($0) })
  }

  /// As RFC 4648 has it.
  package static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var coded: [UInt8] = []
    coded.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
      for place in 0..<4 {
        coded.append(
          place <= part.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return coded
  }
}

/// What a recogniser made of a line.
package enum RecognizerAnswer: Hashable {
  package struct Character: Hashable {
    package var scalar: Unicode.Scalar
    /// 0…1, as the recogniser tells it.
    package var confidence: Double

    package init(scalar: Unicode.Scalar, confidence: Double) {
      self.scalar = scalar
      self.confidence = confidence
    }
  }

  /// Its characters without blanks.
  case text([Character])
  /// It says that it cannot read this one.
  case unreadable
}
