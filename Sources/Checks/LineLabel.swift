/// A line's printed label: its numbering, which tells its level, and the words after it.
struct LineLabel: Hashable {
  /// How deep the numbering stands, from 1 for 一、 to 4 for ①; nil for none.
  let rank: Int?
  /// Whether the line names only a part of what it stands under (其中).
  let isPartial: Bool
  /// The label without numbering and blanks.
  let words: String

  init(_ printed: String) {
    var rest = Array(ColumnPath.folded(printed).unicodeScalars)[...]
    isPartial = rest.starts(with: "其中".unicodeScalars)
    if isPartial {
      rest = rest.dropFirst(2)
      if rest.first == ":" { rest = rest.dropFirst() }
    }
    (rank, rest) = Self.numbering(of: rest)
    var words = String.UnicodeScalarView()
    words.append(contentsOf: rest)
    self.words = String(words)
  }

  /// Whether the words are one of the names; a name that begins with "*" needs only end them.
  func isOne(of names: [String]) -> Bool {
    names.contains { name in
      name.utf8.first == UInt8(ascii: "*") ? words.hasSuffix(name.dropFirst()) : words == name
    }
  }

  private typealias Scalars = ArraySlice<Unicode.Scalar>

  private static let chinese: Set<Unicode.Scalar> = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
  ]
  private static let points: Set<Unicode.Scalar> = ["、", ".", "．", ","]

  private static func numbering(of text: Scalars) -> (rank: Int?, rest: Scalars) {
    guard let first = text.first else { return (nil, text) }
    if ("①"..."⑳").contains(first) { return (4, text.dropFirst()) }
    let isBracketed = first == "("
    let body = isBracketed ? text.dropFirst() : text
    let isChinese = body.first.map(chinese.contains) ?? false
    let digits = body.prefix { isChinese ? chinese.contains($0) : ("0"..."9").contains($0) }
    let rest = body.dropFirst(digits.count)
    guard (1...3).contains(digits.count), let closing = rest.first else { return (nil, text) }
    if isBracketed {
      return closing == ")" ? (isChinese ? 2 : 4, rest.dropFirst()) : (nil, text)
    }
    return points.contains(closing) ? (isChinese ? 1 : 3, rest.dropFirst()) : (nil, text)
  }
}
