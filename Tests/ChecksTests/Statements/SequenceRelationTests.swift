import Checks
import PageModel
import Testing

@Suite struct SequenceRelationTests {
  private func found(_ attribute: String, _ period: String) -> JudgedRecords {
    examined(
      .statement(.periodDisagrees, .sequence, "period", beside: "attribute"),
      FormSketch(period: period, attribute: attribute))
  }

  @Test(arguments: [("2026年1月", "2026年12月"), ("2026-01-05", "2026-01-05"), ("2026年", "2026年3月")])
  func `a date that does not come before the other is in order`(first: String, second: String) {
    #expect(found(first, second).isSound)
  }

  @Test(arguments: [("2026年5月", "2026年3月"), ("2027-01-01", "2026-12-31")])
  func `a date that comes before the other is raised at both`(first: String, second: String) {
    #expect(found(first, second).raised == .periodDisagrees)
    #expect(found(first, second).inReview == ["r1.period", "r1.attribute"])
  }

  @Test func `what is no date stands in no order`() {
    #expect(found("长期", "2026年").isSound)
  }
}
