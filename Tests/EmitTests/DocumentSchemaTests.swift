import Emit
import Foundation
import PageModel
import TestSupport
import Testing

@Suite struct DocumentSchemaTests {
  @Test func `the schema in the binary is the published one`() throws {
    let file = Project.folder.appending(path: "docs/schema/document-1.json")
    #expect(try String(contentsOf: file, encoding: .utf8) == documentSchema)
  }

  @Test func `written documents keep to the schema`() throws {
    let documents = [
      documentJSON(.empty), documentJSON(.small), documentJSON(.small, pretty: true),
    ]
    let violations = try ContractValidator.violations(in: documents)
    #expect(violations == [])
  }

  @Test func `random extractions keep to the schema`() throws {
    let documents = (1...40).map { documentJSON(RandomExtraction.value(seed: $0)) }
    let violations = try ContractValidator.violations(in: documents)
    #expect(violations == [])
  }

  @Test(arguments: [
    (#""status":"needs_review""#, #""status":"fine""#),
    (#""box":[1.23,0,100,-0.05]"#, #""box":[1.23,0,100]"#),
    (#""header_rows":0"#, #""header_row":0"#),
    (#""line":14,"columns":[3,9]"#, #""line":14"#),
    (#""row_span":1"#, #""row_span":0"#),
    (#""confidence":0.9877"#, #""confidence":98.77"#),
    (#""page":1,"box""#, #""page":1,"line":1,"columns":[1,2],"box""#),
  ])
  func `a mistake in a document breaks the schema`(right: String, wrong: String) throws {
    let text = String(decoding: documentJSON(.small), as: UTF8.self)
    let broken = text.replacingOccurrences(of: right, with: wrong)
    #expect(broken != text)
    #expect(try !ContractValidator.violations(in: [Array(broken.utf8)]).isEmpty)
  }
}
