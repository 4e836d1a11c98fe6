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
}
