import PageModel
import Testing

@Suite struct RequiredRelationTests {
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

  @Test func `most targets blank beside a few that are not are told as one`() {
    let blanks = (1...5).map { ("数量指标", "任务\($0)", String?.none) }
    let found = examined(.blankTarget, blanks + [("质量指标", "合格率", "≥95%")])
    #expect(found.failures.count == 1)
    #expect(found.inReview.count == 5)
  }

  @Test func `a form without any target among forms that have theirs is raised`() {
    let full = FormSketch(id: "r2", indicators: (1...3).map { ("数量指标", "检查\($0)", "4次") })
    let bare = FormSketch(indicators: [("数量指标", "检查", nil), ("质量指标", "合格率", nil)])
    #expect(examined(.blankTarget, bare, full).raised == .targetMissing)
  }

  @Test func `a document that prints no targets at all has none to miss`() {
    let bare: [(String, String, String?)] = [("数量指标", "检查", nil), ("质量指标", "合格率", nil)]
    #expect(
      examined(.blankTarget, FormSketch(indicators: bare), FormSketch(id: "r2", indicators: bare))
        .isSound)
  }
}
