import PageModel

/// Which recognised texts stand in more than one cell: what was read twice alike is rarely misread.
struct TextRepetition {
  private var counts: [String: Int] = [:]

  /// Shorter texts are alike by chance.
  private static let shortest = 2

  init(_ tables: [Table]) {
    for cell in tables.lazy.flatMap(\.cells) where Self.counts(cell) {
      counts[cell.text.foldedForMatching, default: 0] += 1
    }
  }

  func isRepeated(_ cell: Cell) -> Bool {
    Self.counts(cell) && counts[cell.text.foldedForMatching, default: 0] > 1
  }

  private static func counts(_ cell: Cell) -> Bool {
    cell.recognition != nil && cell.text.unicodeScalars.count >= shortest
  }
}
