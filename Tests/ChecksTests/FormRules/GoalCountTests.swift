import PageModel
import Testing

@Suite struct GoalCountTests {
  private func found(_ goal: String, _ name: String, _ target: String) -> JudgedRecords {
    examined(.goalCount, FormSketch(goal: goal, indicators: [("数量指标", name, target)]))
  }

  @Test func `a count of the same thing that differs is raised at the target`() {
    let found = found("新增70处监控点位，提升覆盖率。", "新建监控点位", "≥50处")
    #expect(found.raised == .countDisagrees)
    #expect(found.inReview == ["r1.indicators.1.target"])
  }

  @Test func `the same count is sound`() {
    #expect(found("新增70处监控点位。", "新建监控点位", "≥70处").isSound)
  }

  @Test func `a target without unit is compared by name`() {
    #expect(found("提供数字电路（专线）2条。", "接入数字电路数量", "≥10").raised == .countDisagrees)
  }

  @Test func `a count in another unit is one of another thing`() {
    #expect(found("视频监控存储1个月。", "视频监控存储", "2268路").isSound)
  }

  @Test func `counts of parts that add up to the target are sound`() {
    #expect(found("南区监控点位30处，北区监控点位20处。", "监控点位数量", "50处").isSound)
  }

  @Test func `indicators that count the goal's things by kinds are sound`() {
    let sketch = FormSketch(
      goal: "开展安全检查4次。",
      indicators: [("数量指标", "专业化安全检查次数", "1次"), ("数量指标", "日常安全检查次数", "3次")])
    #expect(examined(.goalCount, sketch).isSound)
  }

  @Test func `counts by the month are not counts of the year`() {
    #expect(found("每月开展安全检查4次。", "开展安全检查次数", "48次").isSound)
  }
}
