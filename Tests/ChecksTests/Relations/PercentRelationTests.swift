import Checks
import PageModel
import Testing

@Suite struct PercentRelationTests {
  private func amount(_ printed: String) throws -> Amount {
    Amount(value: try #require(ExactNumber(printed)), printed: printed)
  }

  private func holds(_ percent: String, _ a: String, of b: String) throws -> Bool {
    PercentRelation.holds(try amount(percent), [try amount(a), try amount(b)])
  }

  @Test func `a percentage is right to its last printed digit`() throws {
    #expect(try holds("95.24", "4000", of: "4200"))
    #expect(try holds("95", "4000", of: "4200"))
    #expect(try !holds("95.42", "4000", of: "4200"))
  }

  @Test func `coarsely printed amounts leave a percentage open`() throws {
    #expect(try holds("33.4", "1", of: "3"))
  }

  @Test func `nothing is a percentage of zero`() throws {
    #expect(try !holds("100", "5", of: "0"))
  }

  @Test func `the expected percentage has the printed decimals`() throws {
    let expected = PercentRelation.expected(
      from: [try amount("4000"), try amount("4200")], besides: try amount("95.42"))
    #expect(expected?.description == "95.24")
  }
}
