import PageModel
import Testing

@Suite struct MentionsRelationTests {
  private func found(_ goal: String) -> JudgedRecords {
    examined(.goalAmount, FormSketch(goal: goal))
  }

  @Test func `the total stated in the goal is sound`() {
    #expect(found("使用资金200万元，用于运行。").isSound)
  }

  @Test func `another amount of the project's own money is raised`() {
    #expect(found("使用资金210万元，用于运行。").raised == .amountDisagrees)
  }

  @Test func `parts that add up to the total are sound`() {
    #expect(found("设备120.5万元，人员79.5万元。").isSound)
  }

  @Test func `parts that nearly add up to the total are raised`() {
    #expect(found("设备120.5万元，人员75万元。").raised == .amountDisagrees)
  }

  @Test func `money that the project is to bring in is not its own`() {
    #expect(found("带动社会资金300万元。").isSound)
    #expect(found("完成招商引资任务1亿元。").isSound)
  }

  @Test func `amounts of other things beside the project's own are left out`() {
    #expect(found("带动投资3亿元，安排经费260万元。").raised == .amountDisagrees)
    #expect(found("每村补助1.2万元，安排经费200万元。").isSound)
  }

  @Test func `a total that the text rounds to its unit is sound`() {
    let sketch = FormSketch(goal: "安排资金201万元。", annual: "200.60 万元")
    #expect(examined(.goalAmount, sketch).isSound)
  }

  @Test func `a comma between thousands is part of the number`() {
    let sketch = FormSketch(goal: "安排资金1,200.50万元。", annual: "1200.50 万元")
    #expect(examined(.goalAmount, sketch).isSound)
  }
}
