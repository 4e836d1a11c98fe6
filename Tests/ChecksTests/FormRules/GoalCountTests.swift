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

  @Test(arguments: [
    ("培训教师1600人次。", "培训教师人次", "1000人次"), ("惠及10787名学生。", "受益学生人数", "≥10087人"),
    ("新增学位1080个。", "新增学位数", "1800个"), ("储备救生衣600件、抽水泵18台。", "救生衣储备数量", "800件"),
    ("举办展览、讲座等活动160场次。", "公益活动场次", "≥106场次"),
  ])
  func `few words tell the thing where they stand beside the number`(
    goal: String, name: String, target: String
  ) {
    #expect(found(goal, name, target).raised == .countDisagrees)
  }

  @Test(arguments: [
    ("新建学校2所。", "改造学校数量", "5所"), ("服务企业30家。", "新增规上企业", "5家"),
    ("组织教师培训，其中骨干教师培训4期。", "举办培训期数", "≥12期"),
    ("对古城墙东段（长420米）实施修缮。", "修缮城墙长度", "252米"),
  ])
  func `things done in another way, or not beside the number, are other things`(
    goal: String, name: String, target: String
  ) {
    #expect(found(goal, name, target).isSound)
  }
}
