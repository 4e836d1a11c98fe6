import PageModel
import Testing

@Suite struct StatedPeriodsTests {
  @Test func `a period that the attribute states otherwise is raised at both`() {
    let found = examined(.statedPeriods, FormSketch(period: "1年", attribute: "三年期项目"))
    #expect(found.raised == .periodDisagrees)
    #expect(found.inReview == ["r1.period", "r1.attribute"])
  }

  @Test func `the same period in figures, in words and by dates is sound`() {
    #expect(
      examined(.statedPeriods, FormSketch(period: "1年", attribute: "0101-一年期项目")).isSound)
    #expect(
      examined(
        .statedPeriods,
        FormSketch(subject: "水库建设（2024-2026年）", period: "3年", attribute: "阶段性项目")
      ).isSound)
  }

  @Test func `a term in the goal is compared with the period`() {
    #expect(
      examined(.statedPeriods, FormSketch(goal: "购买监控服务，服务期3年。", period: "1年")).raised
        == .periodDisagrees)
    #expect(examined(.statedPeriods, FormSketch(goal: "提供5年服务。", period: "1年")).isSound)
  }
}
