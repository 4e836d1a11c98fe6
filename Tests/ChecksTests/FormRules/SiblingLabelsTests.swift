import PageModel
import Testing

@Suite struct SiblingLabelsTests {
  /// Forms of two labels over each other, one of which has other labels.
  private func found(_ odd: [String]) -> JudgedRecords {
    let tables = (1...5).map { table("t\($0)", $0 == 1 ? odd : ["年度资金", "转移资金"]) }
    return examined(
      .siblingLabels, FormSketch(), FormSketch(id: "r2"), FormSketch(id: "r3"),
      FormSketch(id: "r4"), FormSketch(id: "r5"), tables: tables)
  }

  private func table(_ id: String, _ labels: [String]) -> Table {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    return Table(
      id: id, regions: [.page(1, box)], rowCount: labels.count, columnCount: 1,
      cells: labels.enumerated().map {
        Cell(row: $0, column: 0, text: $1, place: .page(1, box))
      }, origin: .vectorRulings)
  }

  @Test func `a label printed in another's place is raised`() {
    #expect(found(["年度资金", "年度资金"]).raised == .labelMisprint)
    #expect(found(["年度资金", "年度资金"]).failures.first?.expected == "转移资金")
  }

  @Test func `labels like those of the siblings are sound`() {
    #expect(found(["年度资金", "转移资金"]).isSound)
  }

  @Test func `labels in another order are another form`() {
    #expect(found(["转移资金", "年度资金"]).isSound)
  }
}
