import PageModel

/// What a profile expects of its forms' fields.
public struct ExpectedFields: Hashable, Sendable {
  /// By field name, folded.
  private let words: [String: Set<String>]
  /// By group, the columns its forms are known by: each of its rows has them.
  private let columns: [String: Set<String>]

  /// Columns of this weight and more are what a form is known by.
  private static let tellingWeight = 2.0

  /// The vocabularies and columns of the profile's groups.
  public init(_ profile: Profile) {
    var words: [String: Set<String>] = [:]
    for column in profile.groups.flatMap(\.columns) where !column.vocabulary.isEmpty {
      words[column.name, default: []].formUnion(column.vocabulary.map(\.foldedForMatching))
    }
    self.words = words
    columns = Dictionary(
      profile.groups.map { group in
        (group.name, Set(group.columns.filter { $0.weight >= Self.tellingWeight }.map(\.name)))
      }, uniquingKeysWith: { $1 })
  }

  /// Where a value is expected.
  enum Place {
    case here
    /// In another column, and not in this one.
    case elsewhere
    case unknown
  }

  func place(of value: String, in field: String) -> Place {
    guard !words.isEmpty else { return .unknown }
    let folded = value.foldedForMatching
    if words[field]?.contains(folded) == true { return .here }
    return words.values.contains { $0.contains(folded) } ? .elsewhere : .unknown
  }

  /// Whether a row of the group states nothing in a column that each row has.
  func hasGap(_ row: FieldItem, of group: String) -> Bool {
    guard let expected = columns[group] else { return false }
    let stated = Set(row.fields.lazy.filter { $0.value != nil }.map(\.name))
    return !expected.isSubset(of: stated)
  }
}
