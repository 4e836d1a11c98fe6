import PageModel

/// Finds mistakes in a profile that YAML and single entries cannot show: names twice, names nobody declares.
struct ProfileValidation {
  let profile: Profile
  let root: ProfileNode

  func check() throws(ProfileError) {
    try checkIdentity()
    try checkFields()
    try checkGroups()
    for (place, check) in profile.checks.enumerated() {
      try self.check(check, at: try root.items("checks")[place])
    }
    try checkForm()
  }

  /// The name and version, which records print as name/version.
  private func checkIdentity() throws(ProfileError) {
    for (key, text) in [("name", profile.name), ("kind", profile.kind)] {
      guard !text.unicodeScalars.contains(where: Self.parts) else {
        throw (root.child(key) ?? root).error(
          "“\(key): \(text)” holds a blank or a slash; use letters, digits, “-” and “_” only.")
      }
    }
    let numbers = profile.version.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 < 0x3a } })
    else {
      throw (root.child("version") ?? root).error(
        "“version: \(profile.version)” is no number; write 1 or 1.2.")
    }
  }

  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "/" || scalar == "\\" || Folding.isBlank(scalar.value)
  }

  /// Equal names and equal labels of fields must be told apart by the sections they stand under.
  private func checkFields() throws(ProfileError) {
    var names: Set<String> = []
    var labels: [LabelKey: String] = [:]
    for (place, field) in profile.fields.enumerated() where field.sections.isEmpty {
      let node = try root.items("fields")[place]
      guard names.insert(field.name).inserted else {
        throw node.error(
          "The field “\(field.name)” is declared twice; rename one, or say “under” which section it stands."
        )
      }
      for label in [field.label] + field.variants {
        if let other = labels.updateValue(field.name, forKey: LabelKey(label)), other != field.name
        {
          throw node.error(
            "The label “\(label)” belongs to both “\(other)” and “\(field.name)”; keep it in one, or say “under” which section it stands."
          )
        }
      }
    }
  }

  private func checkGroups() throws(ProfileError) {
    var groups: Set<String> = []
    for (place, group) in profile.groups.enumerated() {
      let node = try root.items("groups")[place]
      guard groups.insert(group.name).inserted else {
        throw node.error("The group “\(group.name)” is declared twice; rename one.")
      }
      guard !group.takesEveryRow else { continue }
      guard group.columns.contains(where: \.isKey) else {
        throw node.error(
          "The group “\(group.name)” has no key column; add “key: true” to the column no item is without."
        )
      }
      var columns: Set<String> = []
      for (place, column) in group.columns.enumerated()
      where !columns.insert(column.name).inserted {
        throw try node.items("columns")[place].error(
          "The column “\(column.name)” is declared twice; rename one.")
      }
    }
  }

  /// Every field that “form” names is declared, those of indicators in its group.
  private func checkForm() throws(ProfileError) {
    guard let form = profile.form, let node = root.child("form") else { return }
    let group = profile.groups.first { $0.name == form.group }
    guard group != nil || form.group == nil else {
      throw node.error("The form's group “\(form.group ?? "")” is declared nowhere.")
    }
    let fields = Set(profile.fields.map(\.name))
    let columns = Set(group?.columns.map(\.name) ?? [])
    let plain =
      [form.subject].compactMap { $0 } + form.goals + form.annualTotals + form.wholeTotals
      + form.periods
    let repeated = form.levels + [form.indicator, form.target].compactMap { $0 }
    let unknown =
      plain.first { !fields.contains($0) } ?? repeated.first { !columns.contains($0) }
    if let unknown {
      throw node.error("The form names “\(unknown)”, which is declared nowhere; declare the field.")
    }
  }

  private func check(
    _ check: CheckDeclaration, at node: ProfileNode
  ) throws(ProfileError) {
    if let group = check.group, !profile.groups.contains(where: { $0.name == group }) {
      throw node.error("The check runs over the group “\(group)”, which no group declares.")
    }
    guard let known = names(for: check) else { return }
    for name in ([check.result] + check.operands).flatMap(\.fields)
    where !name.contains("*") && !known.contains(name) {
      throw node.error(
        "The check names “\(name)”, which is declared nowhere; use one of \(known.sorted().joined(separator: ", "))."
      )
    }
  }

  /// The names a check may use; nil where fields are named by what is printed.
  private func names(for check: CheckDeclaration) -> Set<String>? {
    guard check.scope != .record else { return Set(profile.fields.map(\.name)) }
    let groups = profile.groups.filter { check.group == nil || $0.name == check.group }
    guard !groups.contains(where: \.takesEveryRow) else { return nil }
    let columns = Set(groups.flatMap { $0.columns.map(\.name) })
    return check.scope == .document ? columns.union(profile.fields.map(\.name)) : columns
  }
}
