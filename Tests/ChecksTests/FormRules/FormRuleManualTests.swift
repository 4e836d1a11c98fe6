import Foundation
import PageModel
import TestSupport
import Testing

/// docs/checks.md is held to the rules there are.
@Suite struct FormRuleManualTests {
  @Test(arguments: FormDeclaration.Rule.allCases)
  func `the manual tells every rule`(rule: FormDeclaration.Rule) throws {
    let manual = try String(
      contentsOf: Project.folder.appending(path: "docs/checks.md"), encoding: .utf8)
    #expect(manual.contains("`\(rule.rawValue)`"))
  }

  @Test(arguments: CheckDeclaration.Relation.allCases)
  func `the manual tells every relation`(relation: CheckDeclaration.Relation) throws {
    let manual = try String(
      contentsOf: Project.folder.appending(path: "docs/profiles.md"), encoding: .utf8)
    #expect(manual.contains("| `\(relation.rawValue)` |"))
  }

  @Test func `a built-in profile of forms gives every list of words`() {
    for list in RuleWords.List.allCases {
      #expect(!builtInWords[list].isEmpty, "\(list.rawValue)")
    }
  }
}
