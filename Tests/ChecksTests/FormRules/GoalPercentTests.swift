import PageModel
import Testing

@Suite struct GoalPercentTests {
  private func found(_ goal: String, _ indicator: (String, String, String?)) -> JudgedRecords {
    examined(.goalPercent, FormSketch(goal: goal, indicators: [indicator]))
  }

  @Test func `a percentage that the goal states otherwise is raised at the target`() {
    let found = found("确保设备完好率达到98%以上。", ("质量指标", "设备完好率", "≥90%"))
    #expect(found.raised == .targetDisagrees)
    #expect(found.inReview == ["r1.indicators.1.target"])
  }

  @Test func `the percentage of the goal is sound`() {
    #expect(found("确保设备完好率达到98%以上。", ("质量指标", "设备完好率", "98%以上")).isSound)
  }

  @Test func `satisfaction in the goal is that of the satisfaction indicator`() {
    #expect(
      found("群众满意度达到95%。", ("服务对象满意度指标", "居民满意度", "≥90%")).raised == .targetDisagrees)
  }

  @Test func `a percentage of something else is not compared`() {
    #expect(found("研发投入增长10%以上。", ("质量指标", "设备完好率", "≥90%")).isSound)
  }

  @Test func `a rate's name may lack its last sign in the goal, and the goal say that it is kept`()
  {
    let growth = FormSketch(
      goal: "带动旅游综合收入增长8%。", indicators: [("经济效益", "旅游综合收入增长率", "≥18%")])
    #expect(examined(.goalPercent, growth).raised == .targetDisagrees)
    let kept = FormSketch(
      goal: "建制村通客车率保持95%。", indicators: [("社会效益", "建制村通客车率", "≥99%")])
    #expect(examined(.goalPercent, kept).raised == .targetDisagrees)
  }
}
