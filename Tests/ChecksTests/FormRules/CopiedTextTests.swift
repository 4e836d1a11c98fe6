import PageModel
import Testing

@Suite struct CopiedTextTests {
  private let owner = FormSketch(
    id: "r2", subject: "研发奖补", goal: "确保全市研发经费投入增长10%以上。",
    indicators: [("质量指标", "确保全市研发经费投入增长达到预期", "达到")])

  @Test func `an indicator that suits the form it was copied from is raised`() {
    let sketch = FormSketch(indicators: [("质量指标", "确保全市研发经费投入增长达到预期", "达到")])
    let found = examined(.copiedText, sketch, owner)
    #expect(found.raised == .duplicateText)
    #expect(found.inReview == ["r1.indicators.1.level3"])
  }

  @Test func `an indicator that both forms' goals are about is sound`() {
    let sketch = FormSketch(
      goal: "确保全市研发经费投入增长。", indicators: [("质量指标", "确保全市研发经费投入增长达到预期", "达到")])
    #expect(examined(.copiedText, sketch, owner).isSound)
  }

  @Test func `common phrases of all forms are sound`() {
    let phrase = ("可持续影响", "实现了各方面的可持续影响和高质量发展", "稳步")
    #expect(
      examined(
        .copiedText, FormSketch(indicators: [phrase]), FormSketch(id: "r2", indicators: [phrase])
      ).isSound)
  }

  @Test func `the goal of another project is raised`() {
    let goal = "对全市农村公路进行养护，保障道路安全畅通。"
    let found = examined(
      .copiedText, FormSketch(goal: goal), FormSketch(id: "r2", subject: "农村公路养护", goal: goal))
    #expect(found.raised == .duplicateText)
    #expect(found.inReview == ["r1.annual_goal"])
  }

  @Test func `the same row twice under one level is raised, under two levels it is sound`() {
    let row = ("数量指标", "设备检查", "4次")
    #expect(examined(.copiedText, [row, row]).raised == .duplicateText)
    #expect(examined(.copiedText, [row, ("质量指标", "设备检查", "4次")]).isSound)
  }
}
