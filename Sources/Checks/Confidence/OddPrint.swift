/// Text as recognisers write it and authors do not: marks and letters where none belong.
enum OddPrint {
  /// Marks no value begins with, but for a sign or point before its number.
  private static let oddFirst = Set("”\"'’`.,:;、。，；：-—_~|!！·…^*=+/\\)）]】》")
  /// Ideographs no value begins with: what is left of 一般.
  private static let oddIdeographs = Set("般")
  /// Marks no value ends with.
  private static let oddLast = Set(".“‘`-—_~|^*=\\(（[【《、，,:：;；'·")
  /// Marks that stand nowhere in a value.
  private static let oddAnywhere = Set("…〈〉|\\~^_`")
  /// Units whose number was lost.
  private static let oddAlone = Set("年月日")
  /// Marks that do not stand between ideographs.
  private static let oddBetween = Set("-=.*")
  /// Marks read for 、 behind a numeral, and for a point within a number.
  private static let oddBehindNumeral = Set(":：;；，")

  /// Whether the value looks misread wherever it stands; `isNumber` for one that was taken as a number.
  static func isOdd(_ value: String, isNumber: Bool) -> Bool {
    let text = Array(value.filter { !$0.isWhitespace })
    guard let first = text.first, let last = text.last else { return false }
    guard text.count > 1 else {
      return oddAlone.contains(first)
        || !first.isLetter && !first.isNumber && !"/-—".contains(first)
    }
    return text.contains(where: oddAnywhere.contains) || isOddStart(text)
      || isOddQuote(text) || oddLast.contains(last)
      || (isNumber && first == "0" && isDigit(text[1])) || hasOddPoints(text) || isOddShare(text)
      || hasOpenBracket(text)
      || text.indices.dropFirst().dropLast().contains { place in
        isOdd(text[place], between: text[place - 1], text[place + 1])
      }
  }

  private static func isOddStart(_ text: [Character]) -> Bool {
    let (first, second) = (text[0], text[1])
    // “≥” and “≤”, which forms are full of, are misread as single signs.
    if first == ">" || first == "<" { return true }
    if oddFirst.contains(first), !isDigit(second) { return true }
    if oddIdeographs.contains(first) { return true }
    if isLatin(first) || first == "一", isDigit(second) { return true }
    if isFigureBehindOneIdeograph(text) { return true }
    return isNumeral(first) && oddBehindNumeral.contains(second)
  }

  /// Whether it is an amount with one ideograph before it, as a ▲ or △ for a minus is read.
  private static func isFigureBehindOneIdeograph(_ text: [Character]) -> Bool {
    isIdeograph(text[0]) && text.contains(".")
      && text.dropFirst().allSatisfy { isDigit($0) || $0 == "," || $0 == "." }
  }

  /// Whether a quotation begins and does not end, or ends and did not begin.
  private static func isOddQuote(_ text: [Character]) -> Bool {
    text.count { $0 == "“" } != text.count { $0 == "”" }
      || text[0] == "‘" && !text.dropFirst().contains("’")
  }

  /// Whether a number has several points and is no date: 15.000.00; or one where a comma may have been: 5.000.
  private static func hasOddPoints(_ text: [Character]) -> Bool {
    text.split { !isDigit($0) && $0 != "." && $0 != "," }.contains { number in
      let parts = number.split(separator: ".")
      guard parts.count == 2 else { return parts.count > 2 && parts[0].count != 4 }
      return (1...3).contains(parts[0].count) && parts[0].first != "0" && parts[1].count == 3
    }
  }

  /// Whether one of a pair of square brackets stands alone, as one read for a 1 does.
  private static func hasOpenBracket(_ text: [Character]) -> Bool {
    let count = { (marks: Set<Character>) in text.count(where: marks.contains) }
    return count(["[", "【"]) != count(["]", "】"])
  }

  /// Whether it has a percentage beyond all that is planned: a % read as 9 or 4 and itself again.
  private static func isOddShare(_ text: [Character]) -> Bool {
    text.indices.dropFirst(3).contains { place in
      text[place] == "%" && text[(place - 3)..<place].allSatisfy(isDigit)
        && (text[place - 3] > "3" || (place > 3 && isDigit(text[place - 4])))
    }
  }

  private static func isOdd(
    _ character: Character, between before: Character, _ after: Character
  ) -> Bool {
    if isDigit(before), isDigit(after), isLatin(character) || ":：;；".contains(character) {
      return true
    }
    if character == "<" || character == ">", isDigit(after) { return true }
    if isLatin(character), isDigit(before), after == "%" { return true }
    // A stroke between a code and its name.
    if character == "一", isDigit(before) { return true }
    return oddBetween.contains(character) && isIdeograph(before) && isIdeograph(after)
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func isNumeral(_ character: Character) -> Bool {
    character.unicodeScalars.first?.isNumeral ?? false
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.isASCII && character.isLetter
  }

  private static func isIdeograph(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.isIdeographic ?? false
  }
}
