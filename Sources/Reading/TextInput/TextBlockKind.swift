import PageModel

extension Block.Kind {
  /// What a line outside tables is, judged by how it begins, ends and how long it is.
  init(of text: String) {
    let scalars = Array(text.unicodeScalars)
    if text.hasPrefix("- ") || text.hasPrefix("* ") || text.hasPrefix("• ") {
      self = .listItem
    } else if text.hasPrefix("注：") || text.hasPrefix("注:") || text.hasPrefix("备注") {
      self = .note
    } else if scalars.count <= Self.longestHeading, let last = scalars.last,
      !Self.sentenceEnds.contains(last), Self.isNumbered(scalars) || scalars.count <= 24
    {
      self = .heading
    } else {
      self = .paragraph
    }
  }

  /// In characters.
  private static let longestHeading = 60
  private static let sentenceEnds: Set<Unicode.Scalar> = [
    "。", "；", "，", "！", "？", ".", ";", ",", "、",
  ]
  private static let numerals = Set("一二三四五六七八九十".unicodeScalars)

  /// Whether it begins like 一、 （二） 第三部分 as headings of Chinese documents do.
  private static func isNumbered(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let first = scalars.first else { return false }
    if numerals.contains(first) || first == "第" { return true }
    return (first == "（" || first == "(") && scalars.count > 1 && numerals.contains(scalars[1])
  }
}
