import PageModel

/// The vocabulary, ready to be looked up by what is printed.
struct LabelBook: Sendable {
  /// What a cell of the header of a repeated group names.
  enum Role: Hashable, Sendable {
    case level(Int)
    case name
    case value
    case other
  }

  private let labels: [String: ValueType]
  /// By key, as the vocabulary prints it.
  private let printed: [String: String]
  private let first: Set<String>
  private let sections: [String: Int]
  private let members: [Set<String>]
  private let totals: [Set<String>]
  private let roles: [String: Role]
  /// By key: the levels it is a label of, and the keys it may stand under.
  private let levels: [String: LevelEntry]
  private let suffix: String

  struct LevelEntry: Sendable {
    var depths: Set<Int> = []
    var parents: Set<String> = []
    var label: String
  }

  init(_ vocabulary: RepairVocabulary) {
    let suffix = LabelText(vocabulary.levelSuffix).key
    self.suffix = suffix
    var labels: [String: ValueType] = [:]
    var printed: [String: String] = [:]
    for (label, type) in vocabulary.labels {
      let key = LabelText(label).key
      labels[key] = type
      printed[key] = label
    }
    self.labels = labels
    self.printed = printed
    first = Set(vocabulary.firstLabels.map { LabelText($0).key })
    var sections: [String: Int] = [:]
    for (index, section) in vocabulary.sections.enumerated() {
      for label in section.labels { sections[LabelText(label).key] = index }
    }
    self.sections = sections
    members = vocabulary.sections.map { Set($0.members.map { LabelText($0).key }) }
    totals = vocabulary.sections.map { Set($0.totals.map { LabelText($0).key }) }
    roles = Self.roles(vocabulary.columns)
    var levels: [String: LevelEntry] = [:]
    for (depth, entries) in vocabulary.levels.enumerated() {
      for entry in entries {
        let key = Self.levelKey(LabelText(entry.label).key, suffix: suffix)
        var known = levels[key] ?? LevelEntry(label: entry.label)
        known.depths.insert(depth)
        known.parents.formUnion(
          entry.parents.map { Self.levelKey(LabelText($0).key, suffix: suffix) })
        levels[key] = known
      }
    }
    self.levels = levels
    valueLabel = vocabulary.columns.value.first
  }

  private static func roles(_ columns: RepairVocabulary.Columns) -> [String: Role] {
    var roles: [String: Role] = [:]
    for label in columns.others { roles[LabelText(label).key] = .other }
    for label in columns.value { roles[LabelText(label).key] = .value }
    for label in columns.name { roles[LabelText(label).key] = .name }
    for (depth, labels) in columns.levels.enumerated() {
      for label in labels { roles[LabelText(label).key] = .level(depth) }
    }
    return roles
  }

  /// The folded texts of all labels, level labels with and without their suffix.
  var keys: Set<String> {
    Set(labels.keys).union(sections.keys).union(roles.keys).union(levels.keys)
      .union(levels.keys.map { $0 + suffix })
  }

  func isLabel(_ text: LabelText) -> Bool { labels[text.key] != nil || sections[text.key] != nil }
  func isFirstLabel(_ text: LabelText) -> Bool { first.contains(text.key) }
  func type(of text: LabelText) -> ValueType? { labels[text.key] }
  func section(_ text: LabelText) -> Int? { sections[text.key] }

  /// The block that the label heads, also where its end is cut off.
  func sectionOfCut(_ text: LabelText) -> Int? {
    if let section = section(text) { return section }
    guard !isLabel(text), let whole = completedLabel(text) else { return nil }
    return section(LabelText(whole))
  }

  func isMember(_ text: LabelText, of section: Int) -> Bool { members[section].contains(text.key) }
  /// Whether the label names the whole amount of the block; true of any where none is known.
  func isTotal(_ text: LabelText, of section: Int) -> Bool {
    totals[section].isEmpty || totals[section].contains(text.key)
  }
  func role(_ text: LabelText) -> Role? { roles[text.key] }

  /// The level label's key: also without the suffix that some forms leave out.
  func levelKey(_ text: String) -> String { levelKey(LabelText(text)) }

  func levelKey(_ label: LabelText) -> String { Self.levelKey(label.key, suffix: suffix) }

  func level(_ key: String) -> LevelEntry? { levels[key] }

  /// The usual label of the value column, for a header that lost it.
  let valueLabel: String?

  /// Whether the level label stops in the middle of its suffix.
  func isCutInSuffix(_ text: String) -> Bool {
    guard !suffix.isEmpty, let last = suffix.last else { return false }
    let key = LabelText(text).key
    return !key.hasSuffix(suffix) && key.last != last && key.last == suffix.first
      && level(levelKey(text)) != nil && levelKey(text) != key
  }

  /// The one level label that the text is the beginning of; nil when it is none or several.
  func completed(_ key: String, depth: Int) -> (key: String, entry: LevelEntry)? {
    guard !key.isEmpty else { return nil }
    let fitting = levels.filter {
      $0.value.depths.contains(depth) && $0.key.count > key.count && $0.key.hasPrefix(key)
    }
    guard let found = fitting.first, fitting.count == 1, found.key.count - key.count <= 4 else {
      return nil
    }
    return (found.key, found.value)
  }

  /// The one label that the text, at least half of it, is the beginning of.
  func completedLabel(_ text: LabelText) -> String? {
    guard text.key.count >= 3 else { return nil }
    var found: String?
    for label in labels.keys
    where label.count > text.key.count && label.count <= text.key.count + 2
      && label.hasPrefix(text.key)
    {
      if found != nil { return nil }
      found = label
    }
    return found.flatMap { printed[$0] }
  }

  /// Whether two texts, one below the other, are the halves of one label of the level.
  func isOneLabel(_ upper: String, _ lower: String, depth: Int) -> Bool {
    let (first, second) = (LabelText(upper).key, LabelText(lower).key)
    guard !first.isEmpty, !second.isEmpty else { return false }
    let whole = first + second
    guard let known = level(Self.levelKey(whole, suffix: suffix)), known.depths.contains(depth)
    else { return false }
    return !suffix.hasSuffix(second) || whole.hasSuffix(suffix)
  }

  /// Whether two texts, one below the other, are the halves of one label of a single value.
  func isOneLabel(_ upper: String, _ lower: String) -> Bool {
    let first = LabelText(upper)
    guard first.key.count >= 2, !isLabel(first), upper.utf8.count <= 36, lower.utf8.count <= 36
    else { return false }
    return isLabel(LabelText(upper + lower))
  }

  private static func levelKey(_ key: String, suffix: String) -> String {
    var end = suffix
    // The suffix itself may be cut.
    while !end.isEmpty {
      if key.hasSuffix(end), key.count > end.count { return String(key.dropLast(end.count)) }
      end.removeLast()
    }
    return key
  }
}
