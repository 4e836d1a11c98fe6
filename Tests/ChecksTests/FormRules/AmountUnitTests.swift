import PageModel
import Testing

@Suite struct AmountUnitTests {
  @Test func `a total without unit among forms that print theirs is raised`() {
    let found = examined(
      .amountUnit, FormSketch(annual: "30000"), FormSketch(id: "r2", annual: "50000 元"))
    #expect(found.raised == .unitMissing)
    #expect(found.inReview == ["r1.annual_total"])
  }

  @Test func `a document that prints no units anywhere has them elsewhere`() {
    #expect(
      examined(.amountUnit, FormSketch(annual: "30000"), FormSketch(id: "r2", annual: "5")).isSound)
  }
}
