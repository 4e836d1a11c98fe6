import PageModel
import Testing

@Suite struct PeriodTotalTests {
  private func found(_ period: String, whole: String = "200.00 万元") -> JudgedRecords {
    examined(.periodTotal, FormSketch(whole: whole, period: period))
  }

  @Test(arguments: ["3年", "三年期", "2026年-2028年", "2026年1月-2028年12月"])
  func `one year's money for several years is raised at total and period`(period: String) {
    #expect(found(period).raised == .periodTotal)
    #expect(found(period).inReview == ["r1.total", "r1.period"])
  }

  @Test(arguments: ["1年", "一年", "2026年1月-2026年12月", "2026年", "长期"])
  func `one year's money for one year is sound`(period: String) {
    #expect(found(period).isSound)
  }

  @Test func `several years with more money than the year's are sound`() {
    #expect(found("3年", whole: "600.00 万元").isSound)
  }

  @Test func `months from the first to the last are counted, both included`() {
    let sketch = FormSketch(annual: "200.00 万元", whole: "200.00 万元", period: "2026年6月-2028年5月")
    #expect(examined(.periodTotal, sketch).raised == .periodTotal)
    let year = FormSketch(annual: "200.00 万元", whole: "200.00 万元", period: "2026年7月-2027年6月")
    #expect(examined(.periodTotal, year).isSound)
  }
}
