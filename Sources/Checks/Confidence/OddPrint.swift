/// Text as recognisers write it and authors do not: marks and letters where none belong.
enum OddPrint {
  /// Marks no value begins with, but for a sign or point before its number.
  private static let oddFirst = Set("”\"'’`.,:;、。，；：-—_~|!！·…^*=+/\\)）]】》")
  /// Marks no value ends with.
  private static let oddLast = Set("“‘`-—_~|^*=\\(（[【《、，,:：;；'·")
  /// Marks that do not stand between ideographs.
  private static let oddBetween = Set("-=_~|^*.")

  /// Whether the value looks misread wherever it stands.
  static func isOdd(_ value: String) -> Bool {
    let text = Array(value.filter { !$0.isWhitespace })
    guard let first = text.first, let last = text.last, text.count > 1 else { return false }
    if oddFirst.contains(first), !isNumber(text[1]) { return true }
    // So are “≥” and “≤” misread, which forms are full of.
    if first == ">" || first == "<" { return true }
    if first == "“" || first == "‘", !text.dropFirst().contains(where: { "”’".contains($0) }) {
      return true
    }
    if oddLast.contains(last) { return true }
    if isLatin(first), isNumber(text[1]) { return true }
    return text.indices.dropFirst().dropLast().contains { place in
      isOdd(text[place], between: text[place - 1], text[place + 1])
    }
  }

  private static func isOdd(
    _ character: Character, between before: Character, _ after: Character
  ) -> Bool {
    if isLatin(character), isNumber(before), isNumber(after) { return true }
    if character == "<" || character == ">", isNumber(after) { return true }
    return oddBetween.contains(character) && isIdeograph(before) && isIdeograph(after)
  }

  private static func isNumber(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.isASCII && character.isLetter
  }

  private static func isIdeograph(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.isIdeographic ?? false
  }
}
