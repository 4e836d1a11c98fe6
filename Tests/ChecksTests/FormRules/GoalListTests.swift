import PageModel
import Testing

@Suite struct GoalListTests {
  private let goal = "全市六盘云、大数据平台、雪亮工程、城市通网络安全等保测评，保障安全。"

  private func found(_ names: [String]) -> JudgedRecords {
    examined(
      .goalList,
      FormSketch(
        goal: goal, indicators: names.map { ("数量指标", "开展\($0)网络安全等保测评", "1项") }))
  }

  @Test func `a list in the goal that the indicators cover in part is raised at the goal`() {
    #expect(found(["大数据平台", "六盘云"]).raised == .countDisagrees)
    #expect(found(["大数据平台", "六盘云"]).inReview == ["r1.annual_goal"])
  }

  @Test func `one indicator for the whole list is sound`() {
    #expect(found(["各系统"]).isSound)
  }

  @Test func `indicators of other things are sound`() {
    #expect(found(["甲", "乙"]).isSound)
  }
}
