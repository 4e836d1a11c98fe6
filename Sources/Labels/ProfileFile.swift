import PageModel

/// Reads a profile from the text of a YAML file.
public enum ProfileFile {
  /// The profile a text describes; `file` is what errors call it, and `others` are those it may build upon.
  public static func profile(
    from text: String, file: String, among others: [Profile] = []
  ) throws(ProfileError) -> Profile {
    let root = try ProfileNode.root(of: text, file: file)
    if root.child("extends") != nil { return try ProfileVariant.profile(root, among: others) }
    try root.allow(
      [
        "name", "version", "kind", "recognise", "sections", "fields", "groups", "checks", "form",
        "words",
        "words_of", "prose", "units", "decimal_comma",
      ],
      what: "A profile")
    var form: FormDeclaration?
    if let node = root.child("form") { form = try FormFile.form(node) }
    var prose: ProseDeclaration?
    if let node = root.child("prose") { prose = try ProseFile.prose(node) }
    let profile = Profile(
      name: try root.requiredText("name", of: "A profile"),
      version: try root.requiredText("version", of: "A profile"),
      kind: try root.requiredText("kind", of: "A profile"),
      recognition: try recognition(root),
      sections: try list(root.items("sections"), section),
      fields: try list(root.items("fields"), field),
      groups: try list(root.items("groups"), group),
      checks: try list(root.items("checks"), CheckFile.check), form: form,
      words: try WordsFile.words(root, among: others), prose: prose,
      units: try list(root.items("units"), unit), usesDecimalComma: try root.flag("decimal_comma"))
    guard !profile.fields.isEmpty || !profile.groups.isEmpty else {
      throw root.error("A profile needs fields or groups; add a list under “fields:”.")
    }
    try checkReferences(of: profile, root)
    try ProfileValidation(profile: profile, root: root).check()
    return profile
  }

  private static func list<Value>(
    _ nodes: [ProfileNode], _ read: (ProfileNode) throws(ProfileError) -> Value
  ) throws(ProfileError) -> [Value] {
    var values: [Value] = []
    for node in nodes { values.append(try read(node)) }
    return values
  }

  private static func recognition(
    _ root: ProfileNode
  ) throws(ProfileError) -> Profile.Recognition {
    guard let node = root.child("recognise") else {
      throw root.error("A profile needs “recognise” with at_least and titles.")
    }
    try node.allow(["at_least", "titles", "titles_not", "labels_not"], what: "“recognise”")
    guard let threshold = try node.number("at_least"), threshold > 0 else {
      throw node.error("“recognise” needs “at_least”, a number above 0.")
    }
    return Profile.Recognition(
      threshold: threshold,
      titles: try node.weights("titles").map {
        Profile.TitleWeight(pattern: $0.key, weight: $0.weight)
      },
      refusedTitles: try node.texts("titles_not"), refusedLabels: try node.texts("labels_not"))
  }

  private static func unit(_ node: ProfileNode) throws(ProfileError) -> UnitDeclaration {
    try node.allow(["names", "base", "power"], what: "A unit")
    return UnitDeclaration(
      names: try node.texts("names"), base: try node.requiredText("base", of: "A unit"),
      power: Int(try node.number("power") ?? 0))
  }

  private static func section(_ node: ProfileNode) throws(ProfileError) -> Profile.Section {
    try node.allow(["name", "labels", "weight"], what: "A section")
    return Profile.Section(
      name: try node.requiredText("name", of: "A section"), labels: try node.texts("labels"),
      weight: try node.number("weight") ?? 0)
  }

  private static func field(_ node: ProfileNode) throws(ProfileError) -> FieldDeclaration {
    try node.allow(
      [
        "name", "label", "variants", "type", "under", "stands_alone", "weight", "required",
        "begins_record",
      ], what: "A field")
    return FieldDeclaration(
      name: try node.requiredText("name", of: "A field"),
      label: try node.requiredText("label", of: "A field"), variants: try node.texts("variants"),
      type: try type(of: node) ?? .text, sections: try node.texts("under"),
      standsAlone: try node.flag("stands_alone"), weight: try node.number("weight") ?? 1,
      isRequired: try node.flag("required"), beginsRecord: try node.flag("begins_record"))
  }

  private static func group(_ node: ProfileNode) throws(ProfileError) -> GroupDeclaration {
    try node.allow(["name", "columns", "every_row", "otherwise", "sibling"], what: "A group")
    var sibling: GroupDeclaration.Sibling?
    if let child = node.child("sibling") {
      try child.allow(["group", "under"], what: "A sibling")
      sibling = .init(
        group: try child.requiredText("group", of: "A sibling"),
        sections: try child.texts("under"))
    }
    let everyRow = try node.flag("every_row")
    var columns: [ColumnDeclaration] = []
    for item in try node.items("columns") {
      columns.append(try column(item, isNamed: !everyRow))
    }
    return GroupDeclaration(
      name: try node.requiredText("name", of: "A group"), columns: columns,
      takesEveryRow: everyRow, otherType: try type(of: node, key: "otherwise") ?? .money,
      sibling: sibling)
  }

  private static func column(
    _ node: ProfileNode, isNamed: Bool
  ) throws(ProfileError) -> ColumnDeclaration {
    try node.allow(
      [
        "name", "label", "variants", "type", "key", "carried", "numbered", "ordinal",
        "vocabulary", "before", "after", "weight",
      ], what: "A column")
    let isMeasure = try node.text("type") == "measure"
    return ColumnDeclaration(
      name: isNamed ? try node.requiredText("name", of: "A column") : "",
      label: try node.requiredText("label", of: "A column"), variants: try node.texts("variants"),
      type: isMeasure ? .text : try type(of: node) ?? .text, isMeasure: isMeasure,
      isKey: try node.flag("key"), isCarried: try node.flag("carried"),
      isNumbered: try node.flag("numbered"), ordinal: try node.text("ordinal"),
      vocabulary: try node.texts("vocabulary"), prefixHeaders: try node.texts("before"),
      suffixHeaders: try node.texts("after"), weight: try node.number("weight") ?? 1)
  }

  private static func type(
    of node: ProfileNode, key: String = "type"
  ) throws(ProfileError) -> ValueType? {
    guard let name = try node.text(key) else { return nil }
    guard let type = ValueType(rawValue: name) else {
      throw (node.child(key) ?? node).error(
        "There is no type “\(name)”; use text, money, number, percent, count, date, period or code."
      )
    }
    return type
  }

  /// Throws when a field stands under a section that no section declares.
  private static func checkReferences(
    of profile: Profile, _ root: ProfileNode
  ) throws(ProfileError) {
    let names = Set(profile.sections.map(\.name))
    for (place, field) in profile.fields.enumerated() {
      for section in field.sections where !names.contains(section) {
        let node = try root.items("fields")[place]
        throw node.error(
          "The field “\(field.name)” stands under “\(section)”, which no section declares; add it to “sections”."
        )
      }
    }
  }
}
