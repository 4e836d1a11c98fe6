import PageModel

/// The words a profile expects in fields of certain names.
public struct ExpectedWords: Hashable, Sendable {
  /// By field name, folded.
  private let words: [String: Set<String>]

  /// The vocabularies of the profile's group columns.
  public init(_ profile: Profile) {
    var words: [String: Set<String>] = [:]
    for column in profile.groups.flatMap(\.columns) where !column.vocabulary.isEmpty {
      words[column.name, default: []].formUnion(column.vocabulary.map(\.foldedForMatching))
    }
    self.words = words
  }

  func contains(_ value: String, in field: String) -> Bool {
    guard let words = words[field] else { return false }
    return words.contains(value.foldedForMatching)
  }
}
