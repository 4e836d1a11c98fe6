import PageModel

/// A profile made ready for matching.
struct ProfileIndex: Sendable {
  let profile: Profile
  let labels: LabelIndex
  let values: ValueReader
  /// By group and column.
  private let vocabularies: [[Vocabulary]]
  private let titles: [(pattern: TitlePattern, weight: Double)]
  private let refusedTitles: [[UInt32]]
  private let refusedLabels: Set<LabelKey>

  init(_ profile: Profile) {
    self.profile = profile
    labels = LabelIndex(profile)
    values = ValueReader(units: profile.units, usesDecimalComma: profile.usesDecimalComma)
    refusedLabels = Set(profile.recognition.refusedLabels.map { LabelKey($0) })
    vocabularies = profile.groups.map { $0.columns.map { Vocabulary($0.vocabulary) } }
    titles = profile.recognition.titles.map { (TitlePattern($0.pattern), $0.weight) }
    refusedTitles = profile.recognition.refusedTitles.map { LabelKey($0).scalars }
  }

  /// The words usual in a column.
  func vocabulary(group: Int, column: Int) -> Vocabulary { vocabularies[group][column] }

  /// Whether its records are rows under column headers and nothing else.
  var takesEveryRow: Bool { profile.groups.contains { $0.takesEveryRow } }

  /// How much the title speaks for the profile; nil when it forbids it.
  func weight(ofTitle title: LabelKey) -> Double? {
    for refused in refusedTitles where title.firstEnd(of: refused, from: 0) != nil { return nil }
    return titles.lazy.filter { $0.pattern.matches(title) }.map(\.weight).max() ?? 0
  }

  /// Whether a table with this label cannot be of the profile.
  func refuses(_ text: FoldedCell) -> Bool {
    guard !refusedLabels.isEmpty, let key = text.key else { return false }
    return refusedLabels.contains(key) || text.bareKey.map(refusedLabels.contains) ?? false
  }

  /// How much a meaning speaks for the profile.
  func weight(of meaning: LabelMeaning) -> Double {
    switch meaning {
    case .field(let field): profile.fields[field].weight
    case .section(let section): profile.sections[section].weight
    case .column(let group, let column): profile.groups[group].columns[column].weight
    case .prefix, .suffix: 0
    }
  }

  /// What several meanings with one name count as, so that two variants of a field count once.
  func name(of meaning: LabelMeaning) -> String {
    switch meaning {
    case .field(let field): profile.fields[field].name
    case .section(let section): profile.sections[section].name
    case .column(let group, let column):
      profile.groups[group].name + "." + profile.groups[group].columns[column].label
    case .prefix, .suffix: ""
    }
  }
}
