import Checks
import PageModel
import Testing

@Suite struct YearRelationTests {
  private func found(_ goal: String, title: String = "2026年绩效目标表") -> JudgedRecords {
    examined(.goalYear, FormSketch(title: title, goal: goal))
  }

  @Test func `a task of an earlier year is raised at the text that has it`() {
    let found = found("保障运转，完成2025年度招商引资目标任务。")
    #expect(found.raised == .staleYear)
    #expect(found.inReview == ["r1.annual_goal"])
  }

  @Test func `a deadline in an earlier year is raised at the target`() {
    let found = examined(.targetYear, [("时效指标", "完成时间", "2025年12月底前")])
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
      examined(.goalYear, sketch, prose: ["2026年部门预算绩效目标"]).raised == .staleYear)
  }

  @Test(arguments: ["2025年底前完成改造。", "截至目前，2025年6月30日前建成平台。"])
  func `a deadline in an earlier year counts wherever its clause goes on`(goal: String) {
    #expect(found(goal).raised == .staleYear)
  }

  @Test func `an earlier year that a text begins with is stale unless it tells what came before`() {
    #expect(found("2025年完成道路养护120公里。").raised == .staleYear)
    #expect(found("2025年完成一期，2026年完成二期。").isSound)
    #expect(found("2025年开展了调研。").isSound)
    #expect(found("2025年预算安排200万元。").isSound)
  }

  @Test func `what was done up to an earlier year is sound`() {
    #expect(found("截至2025年底完成投资3180万元，2026年8月底前交付。").isSound)
  }

  @Test func `without words for it every earlier date is stale and no text is`() {
    let check = CheckDeclaration.statement(.staleYear, .year, "annual_goal")
    let judge = Judge(checks: ["form/1": [check]])
    let sketch = FormSketch(title: "Grant form 2026", goal: "To be done by 2025.")
    #expect(
      judge.judged([sketch.record], layout: Layout(tables: [], blocks: []), pages: []).isSound)
  }
}
