import Glibc
import PageModel

/// Which recognised texts stand in more than one cell: what was read twice alike is rarely misread, what
/// was read otherwise by a single character rather often is.
struct TextRepetition {
  private var counts: [String: Int] = [:]
  /// By a text with one character left out, those that complete it.
  private var completions: [String: Set<Character>] = [:]
  /// What texts are without their first letter.
  private var beheaded: Set<String> = []

  /// Only words between these lengths have twins: shorter ones are alike by chance.
  private static let twins = 3...30

  /// Shorter texts are alike by chance.
  private static let shortest = 2

  init(_ tables: [Table]) {
    for cell in tables.lazy.flatMap(\.cells) where Self.counts(cell) {
      counts[cell.text.foldedForMatching, default: 0] += 1
    }
    for text in counts.keys {
      for (hole, character) in Self.holes(in: text) {
        completions[hole, default: []].insert(character)
      }
      if text.count > 4, text.first?.isLetter ?? false { beheaded.insert(String(text.dropFirst())) }
    }
  }

  /// 1 for a text from which one as frequent differs by a character that is no numeral, or that lacks the
  /// first character of another; a half where the other is rarer, 0 where there is none.
  func twinship(_ cell: Cell) -> Double {
    guard Self.counts(cell) else { return 0 }
    let text = cell.text.foldedForMatching
    if beheaded.contains(text) { return 1 }
    let count = counts[text, default: 0]
    var most = 0
    for (hole, character) in Self.holes(in: text) {
      for other in completions[hole] ?? [] where other != character {
        most = max(most, counts[hole.replacing("\u{FFFC}", with: String(other)), default: 0])
      }
    }
    return most == 0 ? 0 : most >= count ? 1 : 0.5
  }

  /// The text with each of its words' characters left out, one at a time.
  private static func holes(in text: String) -> [(hole: String, character: Character)] {
    guard twins.contains(text.count) else { return [] }
    return text.indices.compactMap { place in
      let character = text[place]
      guard character.isLetter, !(character.unicodeScalars.first?.isNumeral ?? true) else {
        return nil
      }
      return (
        text[..<place] + "\u{FFFC}" + text[text.index(after: place)...], character
      )
    }
  }

  /// 0 for a text that stands in one cell alone, 1 for two, 2 for four, at most 3.
  func repetition(of cell: Cell) -> Double {
    guard Self.counts(cell) else { return 0 }
    return min(3, log2(Double(max(1, counts[cell.text.foldedForMatching, default: 1]))))
  }

  private static func counts(_ cell: Cell) -> Bool {
    cell.recognition != nil && cell.text.unicodeScalars.count >= shortest
  }
}
