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

  @Test(arguments: ["2026年5月至2026年3月", "2026-2024年", "2026.05-2026.03"])
  func `a period that ends before it begins is raised alone`(period: String) {
    let found = examined(.statedPeriods, FormSketch(period: period))
    #expect(found.raised == .periodDisagrees)
    #expect(found.inReview == ["r1.period"])
  }

  @Test(arguments: ["2026年3月至2026年5月", "2025年11月至2026年3月", "2026.12.1-2026.12.31", "2026年"])
  func `a period that ends after it begins is sound`(period: String) {
    #expect(examined(.statedPeriods, FormSketch(period: period)).isSound)
  }

  @Test func `a name that says how long the project takes is compared with the period`() {
    #expect(
      examined(.statedPeriods, FormSketch(subject: "三年期项目", period: "1年")).inReview
        == ["r1.project_name", "r1.period"])
    #expect(examined(.statedPeriods, FormSketch(subject: "三年期项目", period: "3年")).isSound)
    #expect(examined(.statedPeriods, FormSketch(subject: "三年期贷款贴息", period: "1年")).isSound)
  }
}
