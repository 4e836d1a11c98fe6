import Calibration
import Testing

@Suite struct JSONTests {
  private func parsed(_ text: String) throws -> JSONValue {
    try JSONParser.value(of: Array(text.utf8))
  }

  @Test func `a value reads back from its text`() throws {
    let value = JSONValue.object([
      "text": .string("“资金”\n\t\\\"\u{0}\u{2028}😀"),
      "numbers": .array([.number(-0.25), .count(7)]),
      "nothing": .null, "yes": .bool(true), "empty": .object([]),
    ])
    #expect(try parsed(value.text()) == value)
    #expect(try parsed(value.line) == value)
    #expect(!value.line.contains("\n"))
  }

  @Test func `escapes are undone, pairs of surrogates too`() throws {
    #expect(try parsed(#""\u4e2d\ud83d\ude00\/\b""#) == .string("中😀/\u{8}"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\" 1}", "\"a", "tru", "01x", "+1", "[1] 2", "{\"a\":1,}", "\"\\x\"",
    "\"\u{1}\"", "1e999",
  ])
  func `what is no JSON is refused`(text: String) {
    #expect(throws: JSONError.self) { try parsed(text) }
  }

  @Test func `texts nested without end are refused, not followed`() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try parsed(text) }
  }
}
