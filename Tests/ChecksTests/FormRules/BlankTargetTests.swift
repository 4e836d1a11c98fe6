import PageModel
import Testing

@Suite struct BlankTargetTests {
  @Test func `an indicator with a blank target is raised`() {
    let found = examined(
      .blankTarget, [("数量指标", "检查", "4次"), ("质量指标", "合格率", nil), ("时效指标", "时长", "2天")])
    #expect(found.raised == .targetMissing)
    #expect(found.inReview == ["r1.indicators.2.target"])
  }

  @Test func `a row without indicator needs no target`() {
    #expect(
      examined(.blankTarget, [("数量指标", "检查", "4次"), ("生态效益", "无", nil), ("时效指标", "时长", "2天")])
        .isSound)
  }

  @Test func `a form whose targets were not found is left alone`() {
    #expect(examined(.blankTarget, [("数量指标", "检查", nil), ("质量指标", "合格率", nil)]).isSound)
  }
}
