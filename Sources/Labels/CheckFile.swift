import PageModel

/// Reads the checks of a profile file.
enum CheckFile {
  /// One entry under “checks”.
  static func check(_ node: ProfileNode) throws(ProfileError) -> CheckDeclaration {
    try node.allow(
      ["rule", "kinds", "relation", "scope", "group", "result", "parts"], what: "A check")
    let relation = try node.requiredText("relation", of: "A check")
    guard let relation = CheckDeclaration.Relation(rawValue: relation) else {
      let known = CheckDeclaration.Relation.allCases.map(\.rawValue).joined(separator: ", ")
      throw node.error("There is no relation “\(relation)”; use one of \(known).")
    }
    let name = try node.text("scope") ?? "record"
    guard let scope = CheckDeclaration.Scope(rawValue: name) else {
      throw node.error("There is no scope “\(name)”; use record, line, column or document.")
    }
    guard let result = node.child("result") else {
      throw node.error("A check needs “result”; name the field the parts are compared with.")
    }
    var operands: [CheckDeclaration.Operand] = []
    for part in try node.items("parts") { operands.append(try operand(part)) }
    if relation.isStatement, scope == .column || scope == .document {
      throw node.error(
        "The relation “\(relation.rawValue)” cannot have the scope “\(name)”; use record or line.")
    }
    return CheckDeclaration(
      rule: FlagCode(rawValue: try node.requiredText("rule", of: "A check")),
      kinds: try node.texts("kinds"), relation: relation, scope: scope,
      group: try node.text("group"), result: try operand(result), operands: operands)
  }

  /// A field's name alone, or fields, lines and titles.
  private static func operand(_ node: ProfileNode) throws(ProfileError) -> CheckDeclaration.Operand
  {
    if let name = node.node.scalar?.string { return .init(fields: [name]) }
    try node.allow(["fields", "lines", "titles", "optional"], what: "A part of a check")
    return CheckDeclaration.Operand(
      fields: try node.texts("fields"), lines: try node.texts("lines"),
      titles: try node.texts("titles"), isOptional: try node.flag("optional"))
  }
}
