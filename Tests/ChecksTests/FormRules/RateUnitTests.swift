import PageModel
import Testing

@Suite struct RateUnitTests {
  @Test(arguments: [("成本控制率", "≤10万元"), ("设备完好率", "≥5次"), ("培训人数", "≥95%")])
  func `a unit that the indicator's name rules out is raised`(name: String, target: String) {
    let found = examined(.rateUnit, [("成本指标", name, target)])
    #expect(found.raised == .unitSuspect)
    #expect(found.inReview == ["r1.indicators.1.target"])
  }

  @Test(arguments: [("成本控制率", "≤10%"), ("巡检频率", "4次"), ("培训人数", "≥95人"), ("比重提升率", "3个百分点")])
  func `a unit that fits is sound`(name: String, target: String) {
    #expect(examined(.rateUnit, [("质量指标", name, target)]).isSound)
  }
}
