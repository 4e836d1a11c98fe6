import PageModel
import Testing

@Suite struct UnitRelationTests {
  @Test func `a total without unit among forms that print theirs is raised`() {
    let found = examined(
      .amountUnit, FormSketch(annual: "30000"), FormSketch(id: "r2", annual: "50000 元"))
    #expect(found.raised == .unitMissing)
    #expect(found.inReview == ["r1.annual_total"])
  }

  @Test func `a document that prints no units anywhere has them elsewhere`() {
    #expect(
      examined(.amountUnit, FormSketch(annual: "30000"), FormSketch(id: "r2", annual: "5")).isSound)
  }

  /// The indicator among others that have units.
  private func found(_ name: String, _ target: String) -> JudgedRecords {
    examined(
      .targetUnit,
      [
        ("数量指标", name, target), ("数量指标", "检查", "4次"), ("质量指标", "合格率", "≥95%"),
        ("时效指标", "时长", "≤2小时"),
      ])
  }

  @Test(arguments: ["≥200", "1", "不少于3", "1,200"])
  func `a bare number is raised at the target`(target: String) {
    #expect(found("发布次数", target).raised == .unitMissing)
    #expect(found("发布次数", target).inReview == ["r1.indicators.1.target"])
  }

  @Test(arguments: ["≥200次", "10万", "0", "2026", "持续提升"])
  func `what has a unit or needs none is sound`(target: String) {
    #expect(found("发布次数", target).isSound)
  }

  @Test func `a name may give the unit`() {
    #expect(found("培训规模（人）", "≥200").isSound)
  }

  @Test func `where most targets have no unit it stands elsewhere`() {
    #expect(examined(.targetUnit, [("数量指标", "甲", "3"), ("数量指标", "乙", "4")]).isSound)
  }

  @Test(arguments: ["公路技术状况指数", "群众测评得分"])
  func `an index has no unit`(name: String) {
    #expect(found(name, "≥85").isSound)
  }
}
