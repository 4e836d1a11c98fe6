/// Whether an unknown text looks like a label: short, words, no number, no sentence.
enum LabelLooks {
  private static let longestChinese = 16
  private static let longestLatin = 48

  static func isLabel(_ text: String) -> Bool {
    var (letters, wide, digits, count) = (0, 0, 0, 0)
    for scalar in text.unicodeScalars {
      let folded = Folding.folded(scalar)
      count += 1
      if Folding.isDigit(folded) {
        digits += 1
      } else if folded >= 0x3400 {
        wide += 1
        letters += 1
      } else if scalar.properties.isAlphabetic {
        letters += 1
      }
      // A full stop or semicolon ends a sentence; comparison signs belong to values.
      if [0x3002, 0xff1b, 0x3b, 0x2264, 0x2265, 0x25].contains(folded) { return false }
    }
    guard letters >= 2, digits * 2 < letters else { return false }
    return count <= (wide > 0 ? longestChinese : longestLatin)
  }
}
