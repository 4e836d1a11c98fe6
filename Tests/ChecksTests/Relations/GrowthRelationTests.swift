import Checks
import PageModel
import Testing

@Suite struct GrowthRelationTests {
  private func amount(_ printed: String) throws -> Amount {
    Amount(value: try #require(ExactNumber(printed)), printed: printed)
  }

  @Test func `growth is what the first is more than the second, in per cent`() throws {
    let years = [try amount("1100"), try amount("1000")]
    #expect(GrowthRelation.holds(try amount("10.0"), years))
    #expect(!GrowthRelation.holds(try amount("110.0"), years))
  }

  @Test func `a fall is negative growth`() throws {
    let years = [try amount("900"), try amount("1000")]
    #expect(GrowthRelation.holds(try amount("-10.0"), years))
    #expect(!GrowthRelation.holds(try amount("10.0"), years))
  }
}
