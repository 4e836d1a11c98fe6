import PageModel
import Testing

@Suite struct MeasurableTargetTests {
  @Test(arguments: [("数量指标", "由实际申报数决定"), ("数量指标", "无"), ("质量指标", "/"), ("经济效益", "无")])
  func `a target that names no value is raised`(level: String, target: String) {
    let found = examined(.measurableTarget, [(level, "辅导企业", target)])
    #expect(found.raised == .targetNotMeasurable)
    #expect(found.inReview == ["r1.indicators.1.target"])
  }

  @Test(arguments: [
    ("数量指标", "≥4次"), ("数量指标", "一篇"), ("数量指标", "全覆盖"), ("经济效益", "有所提升"), ("质量指标", "达标"),
  ])
  func `a target that its level is content with is sound`(level: String, target: String) {
    #expect(examined(.measurableTarget, [(level, "辅导企业", target)]).isSound)
  }

  @Test func `none of an evil is a value`() {
    #expect(examined(.measurableTarget, [("质量指标", "重大安全事故", "无")]).isSound)
  }

  @Test func `a row of 无 is no indicator`() {
    #expect(examined(.measurableTarget, [("生态效益", "无", "无")]).isSound)
  }
}
