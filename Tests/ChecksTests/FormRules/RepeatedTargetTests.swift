import PageModel
import Testing

@Suite struct RepeatedTargetTests {
  @Test func `two targets for indicators of one name are raised at both`() {
    let found = examined(
      .repeatedTarget, [("质量指标", "设备完好率", "≥95%"), ("时效指标", "设备完好率", "≥90%")])
    #expect(found.raised == .targetDisagrees)
    #expect(found.inReview == ["r1.indicators.1.target", "r1.indicators.2.target"])
  }

  @Test func `the same target twice is sound`() {
    #expect(
      examined(.repeatedTarget, [("质量指标", "设备完好率", "≥95%"), ("时效指标", "设备完好率", "≥95%")])
        .isSound)
  }

  @Test func `a number in the name is that of the target`() {
    #expect(
      examined(.repeatedTarget, [("质量指标", "接入率不低于80%", "≥90%")]).raised == .targetDisagrees)
    #expect(examined(.repeatedTarget, [("质量指标", "接入率不低于80%", "≥80%")]).isSound)
    #expect(examined(.repeatedTarget, [("质量指标", "接入率不低于80%", "100%")]).isSound)
  }
}
