/// Whether a recognised text has lost the stop at its end: small marks there are easily missed.
enum SentenceEnd {
  /// Shorter texts are no sentences.
  private static let shortest = 16

  /// Whether the text is a sentence of several parts that no mark ends.
  static func isOpen(_ text: String) -> Bool {
    guard text.count >= shortest, let last = text.last(where: { !$0.isWhitespace }) else {
      return false
    }
    return !"。.！!？?；;：:、，,)）”\"》".contains(last) && text.contains(where: ",，;；。".contains)
  }
}
