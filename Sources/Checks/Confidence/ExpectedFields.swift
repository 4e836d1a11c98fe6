import PageModel

/// What a profile expects of its forms' fields.
public struct ExpectedFields: Hashable, Sendable {
  /// By field name, folded.
  private let words: [String: Set<String>]
  /// The same words as they are printed where a column's heading says the rest: 质量 for 质量指标.
  private let bareWords: [String: Set<String>]
  /// By group, the columns its forms are known by: each of its rows has them.
  private let columns: [String: Set<String>]

  /// By group, the columns whose values stand over several rows, such as an indicator's level.
  private let carried: [String: [String]]

  /// Columns of this weight and more are what a form is known by.
  private static let tellingWeight = 2.0
  /// What the words of levels end with, and may leave out.
  private static let heading = "指标"

  /// The vocabularies and columns of the profile's groups.
  public init(_ profile: Profile) {
    var words: [String: Set<String>] = [:]
    for column in profile.groups.flatMap(\.columns) where !column.vocabulary.isEmpty {
      words[column.name, default: []].formUnion(column.vocabulary.map(\.foldedForMatching))
    }
    self.words = words
    bareWords = words.mapValues { words in
      Set(words.filter { $0.hasSuffix(Self.heading) }.map { String($0.dropLast(2)) })
    }
    // A table that takes every row names its columns itself: it need not have any of the group's.
    columns = Dictionary(
      profile.groups.filter { !$0.takesEveryRow }.map { group in
        (group.name, Set(group.columns.filter { $0.weight >= Self.tellingWeight }.map(\.name)))
      }, uniquingKeysWith: { $1 })
    carried = Dictionary(
      profile.groups.map { ($0.name, $0.columns.filter(\.isCarried).map(\.name)) },
      uniquingKeysWith: { $1 })
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
    if words[field]?.contains(folded) == true || bareWords[field]?.contains(folded) == true {
      return .here
    }
    return words.values.contains { $0.contains(folded) } ? .elsewhere : .unknown
  }

  /// The rows of the group that state nothing, or no more than a stray character, in a column that each
  /// row has; `values` are by column for each row.
  func gaps(inRows values: [[String: String]], of group: String) -> Set<Int> {
    guard let columns = columns[group] else { return [] }
    return Set(
      values.indices.filter { row in
        columns.contains { values[row][$0].map(Self.isStray) ?? true }
      })
  }

  /// Whether no row of the group states anything in a column that each row has.
  func hasLostColumn(_ values: [[String: String]], of group: String) -> Bool {
    (columns[group] ?? []).contains { name in values.allSatisfy { $0[name] == nil } }
  }

  /// The rows of the group from where its levels begin again, as they do when two forms run together;
  /// `values` are by column for each row.
  func rowsBegunAgain(_ values: [[String: String]], of group: String) -> Range<Int> {
    let columns = (carried[group] ?? []).map { name in values.map { Self.key($0[name]) } }
    guard let first = columns.compactMap(Self.firstReturn).min() else {
      return values.count..<values.count
    }
    // The block in which it shows began anew as a whole.
    let outermost = columns[0]
    let start = outermost[..<first].lastIndex { $0 != outermost[first] } ?? -1
    return start + 1..<values.count
  }

  /// The first place of a value that was there before, with another in between.
  private static func firstReturn(_ values: [String]) -> Int? {
    var seen: Set<String> = []
    var last = ""
    for (place, value) in values.enumerated() where !value.isEmpty && value != last {
      guard seen.insert(value).inserted else { return place }
      last = value
    }
    return nil
  }

  /// A level's words alone: 产出指标 and 1-产出 are one.
  private static func key(_ text: String?) -> String {
    var words = (text ?? "").foldedForMatching.filter(\.isLetter)[...]
    if words.hasSuffix(heading) { words = words.dropLast(2) }
    return String(words)
  }

  /// Whether a text is one letter or mark, as is left of a word that a false line cuts.
  private static func isStray(_ text: String) -> Bool {
    text.count == 1 && text.allSatisfy { !$0.isNumber && $0 != "无" && $0 != "/" }
  }
}
