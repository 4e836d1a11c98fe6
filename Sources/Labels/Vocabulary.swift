import PageModel

/// The words a column usually holds, against which cut and misprinted ones are put right.
struct Vocabulary: Sendable {
  /// Each word's key, whole and without 指标 at its end, and the word.
  private var words: [LabelKey: String] = [:]

  /// What a printed word most likely is.
  struct Reading: Hashable {
    var word: String
    /// Whether the printed text is the beginning of the word, cut off.
    var isCut: Bool
    var flag: Flag
    /// The probability that the word is meant.
    var confidence: Double
  }

  private static let suffix = LabelKey("指标").scalars
  /// Fewer scalars than these say too little to complete a word.
  private static let shortest = 3
  private static let doubtful = 0.8

  init(_ words: [String]) {
    for word in words {
      let key = LabelKey(word)
      self.words[key] = word
      let base = Self.base(of: key)
      if self.words[base] == nil { self.words[base] = Self.withoutSuffix(word) }
    }
  }

  /// The one word that a printed one was cut from or misprinted for; nil where it is a word itself.
  func reading(of text: String) -> Reading? {
    let key = LabelKey(text)
    guard !words.isEmpty, words[key] == nil, words[Self.base(of: key)] == nil,
      key.scalars.count >= Self.shortest
    else { return nil }
    if let word = onlyWord(where: { $0.starts(with: key.scalars) }) {
      return Reading(
        word: word, isCut: true,
        flag: Flag(.textCut, "“\(text)” ends in mid-word: “\(word)” is meant."),
        confidence: Self.doubtful)
    }
    guard key.scalars.count > Self.shortest,
      let word = onlyWord(where: { editDistance($0, key.scalars, limit: 1) != nil })
    else { return nil }
    return Reading(
      word: word, isCut: false,
      flag: Flag(.labelMisprint, "“\(text)” is printed where “\(word)” is usual."),
      confidence: Self.doubtful)
  }

  /// Whether the text is nothing but two or more of the words: cells run together.
  func holdsSeveral(_ text: String) -> Bool {
    guard !words.isEmpty, words[LabelKey(text)] == nil else { return false }
    var rest = LabelScalars(text).withoutPunctuation.filter { !Folding.isDigit($0) }[...]
    var count = 0
    while !rest.isEmpty {
      let found = words.keys.filter { rest.starts(with: $0.scalars) }
      guard let longest = found.map(\.scalars.count).max() else { return false }
      rest = rest.dropFirst(longest)
      count += 1
    }
    return count > 1
  }

  /// The shortest of the words that match, when they are all forms of one.
  private func onlyWord(where matches: ([UInt32]) -> Bool) -> String? {
    let found = words.filter { matches($0.key.scalars) }
    guard Set(found.keys.map { Self.base(of: $0) }).count == 1 else { return nil }
    return found.values.min { $0.utf8.count < $1.utf8.count }
  }

  private static func base(of key: LabelKey) -> LabelKey {
    guard key.scalars.count > suffix.count + 1, key.scalars.suffix(suffix.count) == suffix[...]
    else {
      return key
    }
    return LabelKey(Array(key.scalars.dropLast(suffix.count)))
  }

  private static func withoutSuffix(_ word: String) -> String {
    word.hasSuffix("指标") && word.count > 3 ? String(word.dropLast(2)) : word
  }
}
