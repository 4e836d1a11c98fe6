import PageModel

/// A number in running text with its unit and the words around it.
struct Quantity {
  enum Kind: Hashable {
    /// In the base unit, by whose word it was known.
    case money(word: String)
    case percent
    case count(unit: String)
    /// A number that is neither: part of a date, a name or a document number.
    case other
  }

  var number: ExactNumber
  var kind: Kind
  /// What stands before it in its clause, back to the number before, without "at least" and the like.
  var before: Wording
  /// What stands behind its unit in its clause, up to the next number.
  var after: Wording
  var clause: Wording
  /// Where it begins in its clause.
  var start: Int

  /// Where what follows it and its unit begins.
  var end: Int

  /// As it is printed: "70处".
  var printed: String { Wording(clause.scalars[start..<end]).text }
}

extension Quantity.Kind {
  var isMoney: Bool { if case .money = self { true } else { false } }
}

extension Wording {
  /// Every number in Arabic digits, in order.
  func quantities(_ words: RuleWords) -> [Quantity] {
    clauses.flatMap { QuantityScanner(clause: $0, words: words).quantities() }
  }
}

/// Finds the numbers of one clause.
private struct QuantityScanner {
  let clause: Wording
  let words: RuleWords
  private var scalars: [Unicode.Scalar] { clause.scalars }

  /// Percentages, and the points by which they differ.
  private static let percent = ["%", "个百分点"]
  private static let powers: [(Unicode.Scalar, Int)] = [("亿", 8), ("万", 4), ("千", 3), ("百", 2)]

  func quantities() -> [Quantity] {
    var found: [(quantity: Quantity, end: Int)] = []
    var place = 0
    while let start = scalars[place...].firstIndex(where: Wording.isDigit) {
      var (number, end) = number(at: start)
      let kind = kind(&number, &end)
      let before = Wording(scalars[(found.last?.end ?? 0)..<start])
      if let last = found.indices.last { found[last].quantity.after = before }
      found.append(
        (
          Quantity(
            number: number, kind: kind, before: stripped(before), after: Wording(scalars[end...]),
            clause: clause, start: start, end: end), end
        ))
      place = end
    }
    return found.map(\.quantity)
  }

  private func number(at start: Int) -> (ExactNumber, Int) {
    var end = start
    while end < scalars.count {
      let isPoint =
        (scalars[end] == "." || scalars[end] == ",") && end + 1 < scalars.count
        && Wording.isDigit(scalars[end + 1])
      guard Wording.isDigit(scalars[end]) || isPoint else { break }
      end += 1
    }
    let digits = Wording(scalars[start..<end].filter { $0 != "," }).text
    return (ExactNumber(digits) ?? ExactNumber(digits: 0), end)
  }

  /// What the number counts; its multiplier and unit are read past.
  private func kind(_ number: inout ExactNumber, _ end: inout Int) -> Quantity.Kind {
    while let power = Self.powers.first(where: { end < scalars.count && scalars[end] == $0.0 }) {
      number = number.shifted(by: power.1)
      end += 1
    }
    if end < scalars.count, scalars[end] == "余" || scalars[end] == "多" { end += 1 }
    if let word = Self.percent.first(where: { clause.stands($0, at: end) }) {
      end += word.unicodeScalars.count
      return word == "%" ? .percent : .other
    }
    if let word = words[.money].first(where: { clause.stands($0, at: end) }) {
      end += word.unicodeScalars.count
      return .money(word: word)
    }
    for entry in words[.counters] {
      let names = entry.split(separator: "|").map(String.init)
      guard let name = names.first(where: { clause.stands($0, at: end) }) else { continue }
      end += name.unicodeScalars.count
      return .count(unit: names[0])
    }
    return .other
  }

  private func stripped(_ before: Wording) -> Wording {
    var words = before.withoutBrackets
    while let word = self.words[.qualifiers].first(where: words.hasSuffix) {
      words.scalars.removeLast(word.unicodeScalars.count)
    }
    return words
  }
}
