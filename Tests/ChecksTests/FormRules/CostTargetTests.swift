import PageModel
import Testing

@Suite struct CostTargetTests {
  @Test func `a cost target that is the total is sound`() {
    #expect(examined(.costTarget, [("成本指标", "预算控制数", "≤200万元")]).isSound)
  }

  @Test func `a cost target that is another amount than the total is raised at both`() {
    let found = examined(.costTarget, [("成本指标", "项目投资成本", "200.6万元")])
    #expect(found.raised == .amountDisagrees)
    #expect(found.inReview == ["r1.annual_total", "r1.indicators.1.target"])
  }

  @Test func `a total without unit agrees in 元 or in 万元`() {
    let costs: [(String, String, String?)] = [("成本指标", "预算控制数", "≤200万元")]
    #expect(examined(.costTarget, FormSketch(annual: "200.00", indicators: costs)).isSound)
    #expect(examined(.costTarget, FormSketch(annual: "2000000", indicators: costs)).isSound)
  }

  @Test func `parts of the cost that stay below the total are sound`() {
    #expect(
      examined(.costTarget, [("成本指标", "设备", "80万元"), ("成本指标", "人员", "60万元")]).isSound)
  }

  @Test(arguments: [("人均培训成本", "100万元"), ("租车费用", "500元/次"), ("发放标准", "90万元")])
  func `the price of one thing is not the cost of the project`(name: String, target: String) {
    #expect(examined(.costTarget, [("成本指标", name, target)]).isSound)
  }

  @Test func `an amount under another level is no cost`() {
    #expect(examined(.costTarget, [("数量指标", "招商引资", "1亿元")]).isSound)
  }

  @Test func `nothing is concluded from a doubtful reading`() {
    let sketch = FormSketch(indicators: [("成本指标", "成本", "150万元")], confidence: 0.8)
    #expect(examined(.costTarget, sketch).failures.isEmpty)
  }

  @Test
  func `where the goal bears the total out only the target is looked at, and what it ought to be`()
    throws
  {
    let found = examined(
      .costTarget,
      FormSketch(goal: "安排经费200万元。", indicators: [("成本指标", "成本控制", "≤220万元")]))
    #expect(found.inReview == ["r1.indicators.1.target"])
    #expect(found.judgements["r1.indicators.1.target"]?.suggestion == "≤200万元")
  }

  @Test func `where the goal bears the target out only the total is looked at`() {
    let found = examined(
      .costTarget,
      FormSketch(goal: "安排经费220万元。", indicators: [("成本指标", "成本控制", "≤220万元")]))
    #expect(found.inReview == ["r1.annual_total"])
    #expect(found.judgements["r1.annual_total"]?.suggestion == "220.00")
  }

  @Test func `where nothing bears one of them out there is no suggestion`() {
    let found = examined(.costTarget, [("成本指标", "项目投资成本", "200.6万元")])
    #expect(found.judgements.values.allSatisfy { $0.suggestion == nil })
  }
}
