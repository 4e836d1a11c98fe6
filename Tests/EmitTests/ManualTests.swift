import Emit
import Foundation
import TestSupport
import Testing

/// docs/json.md is held to what the program writes.
@Suite struct ManualTests {
  private let manual: String

  init() throws {
    manual = try String(
      contentsOf: Project.folder.appending(path: "docs/json.md"), encoding: .utf8)
  }

  @Test func `the manual's example keeps to the schema`() throws {
    let opening = try #require(manual.range(of: "```json\n"))
    let closing = try #require(
      manual.range(of: "\n```", range: opening.upperBound..<manual.endIndex))
    let example = manual[opening.upperBound..<closing.lowerBound]
    let violations = try ContractValidator.violations(in: [Array(example.utf8)])
    #expect(violations == [])
  }

  @Test func `every key that is written is explained in the manual`() throws {
    let document = try parsed(documentJSON(RandomExtraction.value(seed: 7)))
    let keys = keys(in: document).union(["alternatives", "line", "columns", "box", "page"])
    let unexplained = keys.filter { !manual.contains("`\($0)`") && !manual.contains("\"\($0)\":") }
    #expect(unexplained.sorted() == [])
  }

  private func keys(in value: Any) -> Set<String> {
    if let object = value as? [String: Any] {
      return object.reduce(into: Set(object.keys)) { $0.formUnion(keys(in: $1.value)) }
    }
    return (value as? [Any] ?? []).reduce(into: []) { $0.formUnion(keys(in: $1)) }
  }
}
