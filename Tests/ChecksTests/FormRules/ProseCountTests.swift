import PageModel
import Testing

@Suite struct ProseCountTests {
  private let goal = "开展民兵应急保障排的日常训练全年不少于2次，保证办公室正常运转。"

  @Test func `a count that prose states otherwise after the same words is raised`() {
    let found = examined(
      .proseCount, FormSketch(goal: goal), prose: ["用于开展民兵应急保障排的日常训练全年不少于1次。"])
    #expect(found.raised == .countDisagrees)
    #expect(found.inReview == ["r1.annual_goal"])
  }

  @Test func `prose that restates the count is sound`() {
    #expect(
      examined(
        .proseCount, FormSketch(goal: goal), prose: ["用于开展民兵应急保障排的日常训练全年不少于2次。"]
      ).isSound)
  }

  @Test func `an indicator's name may be short for the words in prose`() {
    let sketch = FormSketch(
      goal: "加强全市工业经济运行监测协调工作。", indicators: [("数量指标", "新增规上工业企业数量", "15家")])
    let prose = "加强全市工业经济运行监测协调工作，培育企业进入规模以上工业企业10家以上。"
    #expect(examined(.proseCount, sketch, prose: [prose]).raised == .countDisagrees)
    #expect(
      examined(.proseCount, sketch, prose: ["去年培育企业进入规模以上工业企业10家以上。"]).isSound)
  }
}
