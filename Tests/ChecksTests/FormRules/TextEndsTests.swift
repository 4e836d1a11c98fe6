import PageModel
import Testing

@Suite struct TextEndsTests {
  @Test(arguments: ["改造升级（一期", "推进改造、", "编制《规划", "建设“智慧"])
  func `a text that ends before it is complete is raised`(name: String) {
    let found = examined(.textEnds, [("数量指标", name, "1项")])
    #expect(found.raised == .textCut)
    #expect(found.inReview == ["r1.indicators.1.level3"])
  }

  @Test(arguments: ["改造升级（一期）", "推进改造", "编制《规划》", "建设“智慧“平台"])
  func `a text that is complete is sound`(name: String) {
    #expect(examined(.textEnds, [("数量指标", name, "1项")]).isSound)
  }

  @Test func `a text that begins in the middle is raised`() {
    #expect(examined(.textEnds, FormSketch(goal: "，保障设备运行。")).raised == .textCut)
    #expect(examined(.textEnds, FormSketch(goal: "（一）保障设备运行。")).isSound)
  }
}
