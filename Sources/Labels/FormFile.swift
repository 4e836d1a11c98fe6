import PageModel

/// Reads what a profile file says of its forms' meaning.
enum FormFile {
  /// The part under “form”.
  static func form(_ node: ProfileNode) throws(ProfileError) -> FormDeclaration {
    try node.allow(
      [
        "rules", "subject", "goals", "annual_totals", "whole_totals", "periods", "group",
        "levels", "indicator", "target",
      ], what: "“form”")
    var rules: [FormDeclaration.Rule] = []
    for name in try node.texts("rules") {
      guard let rule = FormDeclaration.Rule(rawValue: name) else {
        let known = FormDeclaration.Rule.allCases.map(\.rawValue).joined(separator: ", ")
        throw node.error("There is no rule “\(name)”; use \(known).")
      }
      rules.append(rule)
    }
    return FormDeclaration(
      rules: rules, subject: try node.text("subject"), goals: try node.texts("goals"),
      annualTotals: try node.texts("annual_totals"), wholeTotals: try node.texts("whole_totals"),
      periods: try node.texts("periods"), group: try node.text("group"),
      levels: try node.texts("levels"), indicator: try node.text("indicator"),
      target: try node.text("target"))
  }
}
