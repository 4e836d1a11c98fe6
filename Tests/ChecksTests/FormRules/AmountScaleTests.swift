import PageModel
import Testing

@Suite struct AmountScaleTests {
  private let cost: [(String, String, String?)] = [("成本指标", "活动开支", "5千元")]

  @Test func `a total that is the cost target in the other unit is raised at the total`() {
    let sketch = FormSketch(annual: "30000 万元", indicators: [("成本指标", "经费", "3万元")])
    let found = examined(.amountScale, sketch)
    #expect(found.raised == .unitSuspect)
    #expect(found.inReview == ["r1.annual_total"])
  }

  @Test func `a total that only comes near in the other unit needs a sibling that prints it`() {
    let suspect = FormSketch(annual: "3003 万元", indicators: cost)
    let sibling = FormSketch(id: "r2", annual: "50000 元")
    #expect(examined(.amountScale, suspect).isSound)
    #expect(examined(.amountScale, suspect, sibling).raised == .unitSuspect)
    #expect(examined(.costTarget, suspect, sibling).raised == .amountDisagrees)
  }

  @Test func `a small part of a large total is sound`() {
    #expect(
      examined(
        .amountScale, FormSketch(annual: "300 万元", indicators: cost),
        FormSketch(id: "r2", annual: "50000 元")
      ).isSound)
  }
}
