import PageModel

/// Whether recognised texts have lost the stop at their end: small marks there are easily missed.
struct SentenceEnd {
  /// By field, for sentences that no mark ends, the share of its other sentences that one ends.
  private(set) var open: [String: Double] = [:]

  /// Shorter texts are no sentences.
  private static let shortest = 16
  /// From so many other sentences on their habit is known; without them each is held to end with a stop.
  private static let fewest = 2

  init(_ records: [Record]) {
    var sentences: [String: [(field: String, isOpen: Bool)]] = [:]
    for field in records.lazy.flatMap(\.allFields) {
      guard let value = field.value, Self.isSentence(value) else { continue }
      sentences[field.name, default: []].append((field.id, !Self.isEnded(value)))
    }
    for named in sentences.values {
      let ended = named.count { !$0.isOpen }
      let others = named.count - 1
      let share = others < Self.fewest ? 1 : Double(ended) / Double(others)
      for sentence in named where sentence.isOpen { open[sentence.field] = share }
    }
  }

  /// Whether the text is a sentence of several parts.
  private static func isSentence(_ text: String) -> Bool {
    text.count >= shortest && text.contains(where: ",，;；。".contains)
  }

  private static func isEnded(_ text: String) -> Bool {
    text.last { !$0.isWhitespace }.map { "。.！!？?；;：:、，,)）”\"》".contains($0) } ?? false
  }
}
