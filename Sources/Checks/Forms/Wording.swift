import PageModel

/// A text without blanks and with digits, brackets and signs in one width, so that wordings compare.
struct Wording: Hashable {
  var scalars: [Unicode.Scalar]

  init(_ text: String?) {
    scalars = (text ?? "").unicodeScalars.compactMap(Self.folded)
  }

  init(_ scalars: some Sequence<Unicode.Scalar>) { self.scalars = Array(scalars) }

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  var isEmpty: Bool { scalars.isEmpty }
  var count: Int { scalars.count }

  /// Whether it stands for nothing: blank, a stroke or a word for none.
  func isNothing(_ words: RuleWords) -> Bool {
    scalars.allSatisfy(Self.strokes.contains) || words[.nothing].contains(text)
  }

  func contains(_ word: String) -> Bool { place(of: word) != nil }

  func contains(anyOf words: [String]) -> Bool { words.contains(where: contains) }

  func hasSuffix(_ word: String) -> Bool {
    let length = word.unicodeScalars.count
    return count >= length && stands(word, at: count - length)
  }

  /// Where the word first stands, at or after an offset.
  func place(of word: String, from start: Int = 0) -> Int? {
    guard let first = word.unicodeScalars.first else { return nil }
    return scalars[start...].indices.first { scalars[$0] == first && stands(word, at: $0) }
  }

  /// Whether the word stands at the offset.
  func stands(_ word: String, at place: Int) -> Bool {
    var offset = place
    for scalar in word.unicodeScalars {
      guard offset < scalars.count, scalars[offset] == scalar else { return false }
      offset += 1
    }
    return true
  }

  func hasPrefix(_ word: String) -> Bool { stands(word, at: 0) }

  /// Whether it ends with any of the words.
  func hasSuffix(anyOf words: [String]) -> Bool { words.contains(where: hasSuffix) }

  func hasDigits() -> Bool { scalars.contains(where: Self.isDigit) }

  /// The length of the longest run of signs that both have.
  func commonRun(with other: Wording) -> Int {
    var longest = 0
    var row = Array(repeating: 0, count: other.count + 1)
    for a in scalars {
      var diagonal = 0
      for (place, b) in other.scalars.enumerated() {
        let above = row[place + 1]
        row[place + 1] = a == b ? diagonal + 1 : 0
        diagonal = above
        longest = max(longest, row[place + 1])
      }
    }
    return longest
  }

  /// Whether its signs occur in the other in the same order.
  func isSubsequence(of other: Wording) -> Bool {
    var rest = scalars[...]
    for scalar in other.scalars where scalar == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  /// The parts between commas, full stops and semicolons; enumeration commas stay inside.
  var clauses: [Wording] { clauseRanges.map { Wording(scalars[$0]) } }

  /// Where the clauses stand; a comma between digits separates thousands and ends no clause.
  var clauseRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for place in scalars.indices where Self.stops.contains(scalars[place]) {
      let isSeparator =
        scalars[place] == "," && place > 0 && place + 1 < scalars.count
        && Self.isDigit(scalars[place - 1]) && Self.isDigit(scalars[place + 1])
      guard !isSeparator else { continue }
      if place > start { ranges.append(start..<place) }
      start = place + 1
    }
    if start < scalars.count { ranges.append(start..<scalars.count) }
    return ranges
  }

  /// Without what stands in brackets.
  var withoutBrackets: Wording {
    var depth = 0
    return Wording(
      scalars.filter { scalar in
        if scalar == "(" { depth += 1 }
        defer { if scalar == ")" { depth = max(0, depth - 1) } }
        return depth == 0
      })
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let stops: Set<Unicode.Scalar> = [",", "，", "。", ";", "；", "！", "？", ":"]
  private static let strokes: Set<Unicode.Scalar> = ["-", "—", "–", "－", "/", "／", "\\", "─"]

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case " ", "\u{3000}", "\u{A0}", "\t", "\n", "\r": nil
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0)
    default: scalar
    }
  }
}
