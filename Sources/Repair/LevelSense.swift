import PageModel

/// Tells level labels from other text: by the vocabulary, their numbers, and what this document shows.
struct LevelSense {
  let book: LabelBook
  /// Level labels seen in complete rows of this document, by key.
  private(set) var learned: [String: Set<Int>] = [:]

  init(book: LabelBook) { self.book = book }

  mutating func learn(_ text: String, depth: Int) {
    guard !ValueShape.isPlainlyValue(text), text.unicodeScalars.count <= 14 else { return }
    learned[book.levelKey(text), default: []].insert(depth)
  }

  /// The levels the text is a label of; empty for other text.
  func depths(of text: String) -> Set<Int> {
    // In bytes; no level label is longer.
    guard text.utf8.count <= 60 else { return [] }
    let label = LabelText(text)
    let key = book.levelKey(label)
    var depths = book.level(key)?.depths ?? []
    if label.numberDigits == 1 || label.numberDigits == 2, depths.isEmpty == false {
      let numbered = depths.intersection([label.numberDigits - 1])
      if !numbered.isEmpty { return numbered }
    }
    if depths.isEmpty { depths = learned[key] ?? [] }
    return depths
  }

  /// Whether the text is the cut beginning of a label of the level.
  func isCut(_ text: String, depth: Int) -> Bool {
    let key = book.levelKey(text)
    guard book.level(key) == nil else { return false }
    return book.completed(key, depth: depth) != nil
  }

  /// The keys of the labels one level up under which this one may stand; empty when not known.
  func parents(of key: String) -> Set<String> { book.level(key)?.parents ?? [] }
}
