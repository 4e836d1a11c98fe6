import PageModel

/// A name under which an amount stands in a table or in a text, without what says no more than that a figure follows.
struct FigureName: Hashable {
  let scalars: [Unicode.Scalar]

  init(_ scalars: some Sequence<Unicode.Scalar>) { self.scalars = Array(scalars) }

  /// Reads a line's label, a column's header or the words before an amount.
  init(_ text: Wording, _ prose: ProseDeclaration) {
    var words = Self.unbracketed(Self.withoutYears(text, prose), prose)
    var isOpen = true
    while isOpen {
      let short = words.withoutEnding(anyOf: prose.figures + prose.totals)
      isOpen = short.count < words.count
      words = short
    }
    scalars = words.scalars
  }

  var isEmpty: Bool { scalars.isEmpty }
  var count: Int { scalars.count }

  /// Without brackets and quotes; numbers and marks in brackets fall away whole: (2150502), (项).
  private static func unbracketed(_ text: Wording, _ prose: ProseDeclaration) -> Wording {
    var kept: [Unicode.Scalar] = []
    var place = 0
    while place < text.count {
      let scalar = text.scalars[place]
      if scalar == "(", let close = text.scalars[place...].firstIndex(of: ")") {
        let inside = Wording(text.scalars[(place + 1)..<close])
        if prose.marks.contains(inside.text) || inside.scalars.allSatisfy(Wording.isDigit) {
          place = close + 1
          continue
        }
      }
      if !signs.contains(scalar) { kept.append(scalar) }
      place += 1
    }
    return Wording(kept)
  }

  private static let signs: Set<Unicode.Scalar> = [
    "(", ")", "“", "”", "\"", "《", "》", "、", ".", "【", "】", ":",
  ]

  private static func withoutYears(_ text: Wording, _ prose: ProseDeclaration) -> Wording {
    var kept = text
    for year in text.years(prose.yearSigns).reversed() {
      kept.scalars.removeSubrange(year.range)
    }
    return kept
  }
}

extension Wording {
  /// The years of this century that the text names, with where they and their sign stand.
  func years(_ signs: [String]) -> [(year: Int, range: Range<Int>)] {
    var found: [(Int, Range<Int>)] = []
    for start in scalars.indices.dropLast(3) where Self.isDigit(scalars[start]) {
      guard start == 0 || !Self.isDigit(scalars[start - 1]),
        let year = Int(Wording(scalars[start..<start + 4]).text), (2000...2099).contains(year),
        let sign = signs.first(where: { stands($0, at: start + 4) })
      else { continue }
      found.append((year, start..<start + 4 + sign.unicodeScalars.count))
    }
    return found
  }

  /// Without the longest of the words that it ends with, even when nothing is left.
  fileprivate func withoutEnding(anyOf words: [String]) -> Wording {
    let ends = words.filter(hasSuffix).map(\.unicodeScalars.count)
    return ends.max().map { Wording(scalars.dropLast($0)) } ?? self
  }
}
