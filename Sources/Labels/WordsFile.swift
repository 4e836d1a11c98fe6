import PageModel

/// Reads the words by which a profile's rules understand texts.
enum WordsFile {
  /// The lists under “words”, completed by those of the profile that “words_of” names.
  static func words(
    _ root: ProfileNode, among profiles: [Profile]
  ) throws(ProfileError) -> RuleWords {
    let own = try words(root)
    guard let name = try root.text("words_of") else { return own }
    guard let other = profiles.first(where: { $0.name == name }) else {
      throw (root.child("words_of") ?? root).error(
        "There is no profile “\(name)” to take words of; use one of \(profiles.names).")
    }
    return own.completed(by: other.words)
  }

  /// The lists under “words”.
  static func words(_ root: ProfileNode) throws(ProfileError) -> RuleWords {
    guard let node = root.child("words") else { return RuleWords() }
    try node.allow(Set(RuleWords.List.allCases.map(\.rawValue)), what: "“words”")
    var lists: [RuleWords.List: [String]] = [:]
    for list in RuleWords.List.allCases where node.child(list.rawValue) != nil {
      lists[list] = try node.texts(list.rawValue)
    }
    return RuleWords(lists)
  }
}

extension [Profile] {
  /// Their names in a sentence.
  var names: String { map(\.name).sorted().joined(separator: ", ") }
}
