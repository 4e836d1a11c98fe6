import PageModel
import Testing

@Suite struct FormYearTests {
  private func found(_ goal: String, title: String = "2026年绩效目标表") -> JudgedRecords {
    examined(.formYear, FormSketch(title: title, goal: goal))
  }

  @Test func `a task of an earlier year is raised at the text that has it`() {
    let found = found("保障运转，完成2025年度招商引资目标任务。")
    #expect(found.raised == .staleYear)
    #expect(found.inReview == ["r1.annual_goal"])
  }

  @Test func `a deadline in an earlier year is raised at the target`() {
    let found = examined(.formYear, [("时效指标", "完成时间", "2025年12月底前")])
    #expect(found.inReview == ["r1.indicators.1.target"])
  }

  @Test(arguments: [
    "完成2026年度任务。", "完成结转2025年资金支付。", "投入比2025年增长。", "2021年2月终验起提供5年服务。",
    "根据2025年文件开展工作。", "2024-2026年完成建设。",
  ])
  func `years of the form, of carried money, comparisons, beginnings and decrees are sound`(
    goal: String
  ) {
    #expect(found(goal).isSound)
  }

  @Test func `without a year of its own a form has none to keep to`() {
    #expect(found("完成2025年度任务。", title: "绩效目标表").isSound)
  }

  @Test func `the document's heading gives the year where the title does not`() {
    let sketch = FormSketch(title: "绩效目标表", goal: "完成2025年度任务。")
    #expect(
      examined(.formYear, sketch, prose: ["2026年部门预算绩效目标"]).raised == .staleYear)
  }
}
