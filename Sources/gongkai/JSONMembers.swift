import Foundation

/// The members of a JSON object as they stand in its text, byte for byte.
///
/// What is given back to whoever wrote it has to be what they wrote: read and written anew, numbers lose
/// digits, and halves of surrogate pairs, which JSON's grammar allows, are no text at all.
struct JSONMembers {
  private var values: [String: ArraySlice<UInt8>] = [:]
  private let text: [UInt8]
  /// The text with a whole character for every half of a pair, each byte where it was.
  private let readable: [UInt8]

  /// Nil for what is no JSON object.
  init?(_ text: [UInt8]) {
    self.text = text
    readable = text.withoutHalves
    // With zeros in it, it would be read as UTF-16.
    guard !text.contains(0),
      (try? JSONSerialization.jsonObject(with: Data(readable))) is [String: Any]
    else { return nil }
    var place = text.firstIndex(of: UInt8(ascii: "{"))
    // At the brace, then at the comma before each further member.
    while let before = place { place = takeMember(after: before) }
  }

  /// A member's value as JSON on one line; nil where there is no such member.
  func json(_ name: String) -> String? {
    // Outside of texts it is but a blank, and some readers take it for the line's end.
    values[name].map { String(decoding: $0.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self) }
  }

  /// A member's value where that is a text; one with half of a surrogate pair is none.
  func string(_ name: String) -> String? {
    guard let json = values[name], !hasHalf(name) else { return nil }
    return Self.string(json)
  }

  /// Whether a member's value has half of a surrogate pair in it.
  func hasHalf(_ name: String) -> Bool { values[name].map { $0 != readable[$0.indices] } ?? false }

  /// Takes in a member, the last of several with one name; gives the place of the comma behind it.
  private mutating func takeMember(after before: Int) -> Int? {
    guard let begin = nextByte(before + 1), let end = endOfText(begin),
      let colon = nextByte(end), let first = nextByte(colon + 1), let last = endOfValue(first),
      let name = Self.string(readable[begin..<end])
    else { return nil }
    values[name] = text[first..<last]
    return nextByte(last).flatMap { text[$0] == UInt8(ascii: ",") ? $0 : nil }
  }

  private static func string(_ json: ArraySlice<UInt8>) -> String? {
    try? JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed) as? String
  }

  /// The first place from there on that is no blank.
  private func nextByte(_ place: Int) -> Int? {
    text[place...].firstIndex { !" \t\r\n".utf8.contains($0) }
  }

  /// The place behind the quotation mark that ends a text; nil where none begins.
  private func endOfText(_ begin: Int) -> Int? {
    guard text[begin] == UInt8(ascii: "\"") else { return nil }
    var place = begin + 1
    while place < text.count, text[place] != UInt8(ascii: "\"") {
      place += text[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return place < text.count ? place + 1 : nil
  }

  /// The place behind a value.
  private func endOfValue(_ begin: Int) -> Int? {
    var depth = 0
    var place = begin
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: "\""):
        guard let end = endOfText(place) else { return nil }
        place = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: " "),
        UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        if depth == 0 { return place }
        if text[place] | 0x20 == UInt8(ascii: "}") { depth -= 1 }
      default: break
      }
      place += 1
    }
    return nil
  }
}

extension [UInt8] {
  /// JSON with the replacement character for every escape of half a surrogate pair that stands alone.
  fileprivate var withoutHalves: [UInt8] {
    var bytes = self
    var place = 0
    while let escape = self[place...].firstIndex(of: UInt8(ascii: "\\")) {
      place = Swift.min(escape + 2, count)
      guard let unit = codeUnit(at: escape) else { continue }
      place = escape + 6
      guard 0xD800..<0xE000 ~= unit else { continue }
      if unit < 0xDC00, let low = codeUnit(at: place), 0xDC00..<0xE000 ~= low {
        place += 6
      } else {
        bytes.replaceSubrange(escape..<place, with: "\\ufffd".utf8)
      }
    }
    return bytes
  }

  /// What stands there as an escape by number, such as `\u4e2d`.
  private func codeUnit(at place: Int) -> UInt16? {
    guard place + 6 <= count, self[place...].starts(with: "\\u".utf8) else { return nil }
    return UInt16(String(decoding: self[place + 2..<place + 6], as: UTF8.self), radix: 16)
  }
}
