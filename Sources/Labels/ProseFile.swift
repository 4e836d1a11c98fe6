import PageModel

/// Reads what a profile file says of prose that restates tables.
enum ProseFile {
  /// The part under “prose”.
  static func prose(_ node: ProfileNode) throws(ProfileError) -> ProseDeclaration {
    try node.allow(
      [
        "rule", "scopes", "figures", "totals", "marks", "changes", "versions", "year_signs",
        "money",
      ], what: "“prose”")
    return ProseDeclaration(
      rule: FlagCode(rawValue: try node.requiredText("rule", of: "“prose”")),
      scopes: try node.texts("scopes"), figures: try node.texts("figures"),
      totals: try node.texts("totals"), marks: try node.texts("marks"),
      changes: try node.texts("changes"), versions: try node.texts("versions"),
      yearSigns: try node.texts("year_signs"), money: try node.texts("money"))
  }
}
