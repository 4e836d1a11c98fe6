import PageModel

/// A cell's text folded once, so that every profile can look it up.
struct FoldedCell: Sendable {
  /// The whole text; nil when it is too long to be a label, or a number.
  let key: LabelKey?
  /// The text without what stands in brackets, where there are any.
  let bareKey: LabelKey?
  /// What stands in the last brackets, which may be a unit.
  let bracketed: [UInt32]?
  /// What stands before the first colon, with what comes behind it.
  let head: Head?
  /// The first printed line, where it may be a label and the lines below it the value.
  let firstLine: Head?

  struct Head: Sendable {
    let key: LabelKey
    let bracketed: [UInt32]?
    let rest: String
  }

  /// A text of more UTF-8 bytes is no label.
  private static let longestLabel = 90
  /// How many scalars may stand before the colon of a label.
  private static let longestHead = 24

  /// How many scalars a label on a line of its own and the value below it have at least.
  private static let (shortestLine, shortestValue) = (4, 6)

  init(_ cell: Cell) { self.init(cell.text, raw: cell.raw) }

  init(_ text: String, raw: String = "") {
    firstLine = Self.firstLine(of: raw, text: text)
    head = Self.head(of: text)
    guard text.utf8.count <= Self.longestLabel, !Self.startsAsNumber(text) else {
      (key, bareKey, bracketed) = (nil, nil, nil)
      return
    }
    let scalars = LabelScalars(text)
    let whole = scalars.withoutPunctuation
    key = whole.isEmpty ? nil : LabelKey(whole)
    bareKey = scalars.withoutBrackets.map { LabelKey($0) }
    bracketed = scalars.bracketed
  }

  /// Whether the text is a plain number, as most cells of a budget are.
  private static func startsAsNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x3a && $0 > 0x20 }
  }

  /// The first line as a label, with the rest of the cleaned text as its value.
  private static func firstLine(of raw: String, text: String) -> Head? {
    guard let end = raw.utf8.firstIndex(of: 0x0a) else { return nil }
    let line = raw[..<end].unicodeScalars
    guard line.count <= longestHead else { return nil }
    let scalars = LabelScalars(raw[..<end])
    let key = LabelKey(scalars.withoutBrackets ?? scalars.withoutPunctuation)
    guard key.scalars.count >= shortestLine else { return nil }
    var rest = text.unicodeScalars[...]
    for scalar in line where !isBlank(scalar) {
      while let first = rest.first, isBlank(first) { rest.removeFirst() }
      guard rest.popFirst() == scalar else { return nil }
    }
    let value = trimmed(Substring(rest))
    guard value.unicodeScalars.count >= shortestValue else { return nil }
    return Head(key: key, bracketed: scalars.bracketed, rest: value)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { Folding.isBlank(scalar.value) }

  private static func head(of text: String) -> Head? {
    var count = 0
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index].value
      if scalar == 0x3a || scalar == 0xff1a {
        let rest = text[text.unicodeScalars.index(after: index)...]
        let trimmed = trimmed(rest)
        guard !trimmed.isEmpty else { return nil }
        let scalars = LabelScalars(text[..<index])
        let key = LabelKey(scalars.withoutBrackets ?? scalars.withoutPunctuation)
        guard !key.isEmpty else { continue }
        return Head(key: key, bracketed: scalars.bracketed, rest: trimmed)
      }
      count += 1
      if count > longestHead { return nil }
    }
    return nil
  }

  /// The text without blanks at both ends.
  private static func trimmed(_ text: Substring) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !Folding.isBlank($0.value) }),
      let last = scalars.lastIndex(where: { !Folding.isBlank($0.value) })
    else { return "" }
    return String(scalars[first...last])
  }
}
