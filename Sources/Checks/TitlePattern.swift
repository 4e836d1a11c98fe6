/// A title as a check names it: fragments in order, and fragments that must not occur.
struct TitlePattern {
  private let wanted: [[UInt8]]
  private let unwanted: [[UInt8]]

  /// Reads "收支 总表 -财政拨款".
  init(_ text: String) {
    let fragments = text.split(separator: " ")
    wanted = fragments.filter { $0.first != "-" }.map { Array($0.utf8) }
    unwanted = fragments.filter { $0.first == "-" }.map { Array($0.dropFirst().utf8) }
  }

  func matches(_ title: String) -> Bool {
    let bytes = Array(ColumnPath.folded(title).utf8)
    var start = 0
    for fragment in wanted {
      guard let place = Self.find(fragment, in: bytes, from: start) else { return false }
      start = place + fragment.count
    }
    return unwanted.allSatisfy { Self.find($0, in: bytes, from: 0) == nil }
  }

  /// Whether the title matches any of the patterns; every title does where there are none.
  static func matches(_ title: String?, anyOf patterns: [String]) -> Bool {
    guard !patterns.isEmpty else { return true }
    guard let title else { return false }
    return patterns.contains { TitlePattern($0).matches(title) }
  }

  private static func find(_ fragment: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard !fragment.isEmpty else { return start }
    var place = start
    while place + fragment.count <= bytes.count {
      if bytes[place..<place + fragment.count].elementsEqual(fragment) { return place }
      place += 1
    }
    return nil
  }
}
