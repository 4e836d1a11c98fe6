import PageModel
import Testing

@Suite struct LevelFitTests {
  @Test(arguments: [
    ("时效指标", "事件自动识别率", "≥90%"), ("可持续影响", "改善生态环境", "明显"), ("质量指标", "群众满意度", "≥90%"),
  ])
  func `an indicator under a level of another kind is raised`(
    level: String, name: String, target: String
  ) {
    let found = examined(.levelFit, [(level, name, target)])
    #expect(found.raised == .levelSuspect)
    #expect(found.inReview == ["r1.indicators.1.level3"])
  }

  @Test(arguments: [
    ("时效指标", "资金拨付率", "≥90%"), ("时效指标", "服务效率", "≥90%"), ("生态效益", "改善生态环境", "明显"),
    ("可持续影响", "促进生态环境可持续改善", "明显"), ("服务对象满意度", "群众满意度", "≥90%"),
    ("可持续影响", "创新环境", "优化"),
  ])
  func `an indicator under its own level is sound`(level: String, name: String, target: String) {
    #expect(examined(.levelFit, [(level, name, target)]).isSound)
  }
}
