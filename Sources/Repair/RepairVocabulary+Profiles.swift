import PageModel

extension RepairVocabulary {
  /// What the profiles say of labels, sections and repeated groups with levels.
  public init(profiles: [Profile]) {
    self.init(levels: Self.indicatorLevels, levelSuffix: "指标")
    for profile in profiles { add(profile) }
  }

  private mutating func add(_ profile: Profile) {
    for field in profile.fields {
      for label in [field.label] + field.variants { labels[label] = field.type }
      if field.beginsRecord { firstLabels += [field.label] + field.variants }
    }
    for section in profile.sections {
      let members = profile.fields.filter { $0.sections.contains(section.name) }
      // A block's label may name its whole amount; then so does what that field is called inside it.
      let own = Set(
        profile.fields.filter { field in
          ([field.label] + field.variants).contains { section.labels.contains($0) }
        }.map(\.name))
      let totals = members.filter { own.contains($0.name) }
      sections.append(
        Section(
          labels: section.labels, members: members.flatMap { [$0.label] + $0.variants },
          totals: totals.flatMap { [$0.label] + $0.variants }))
    }
    for group in profile.groups where group.columns.contains(where: \.isCarried) { add(group) }
  }

  /// A group whose first columns are levels, carried downwards, before its key columns.
  private mutating func add(_ group: GroupDeclaration) {
    var depth = 0
    var keys = 0
    for column in group.columns {
      let names = [column.label] + column.variants
      if column.isCarried {
        if columns.levels.count <= depth { columns.levels.append([]) }
        columns.levels[depth] += names
        if levels.count <= depth { levels.append([]) }
        levels[depth] += column.vocabulary.map { Level($0) }
        depth += 1
      } else if column.isKey {
        if keys == 0 { columns.name += names } else { columns.value += names }
        keys += 1
      } else {
        columns.others += names
      }
      columns.others += column.prefixHeaders + column.suffixHeaders
    }
  }
}
