import Emit
import PageModel
import Testing

@Suite struct OverlayTests {
  private static let box = Box(left: 10, top: 20, right: 60, bottom: 40)

  private func elements(
    page: Page = Page(number: 1, width: 600, height: 800),
    status: Judgement.Status = .accepted, flags: [Flag] = []
  ) -> [OverlayElement] {
    let extraction = Extraction.small
    var judged = extraction.judged
    judged.records[0].fields[0].evidence.place = .page(1, Self.box)
    judged.judgements["r1.total"] = Judgement(confidence: 1, status: status, flags: flags)
    return overlay(of: page, layout: extraction.repaired.layout, judged: judged)
  }

  private func labels(_ elements: [OverlayElement]) -> [String] {
    elements.compactMap { if case .label(let text, _, _, _) = $0 { text } else { nil } }
  }

  private func fieldColor(_ elements: [OverlayElement]) -> Color? {
    elements.compactMap { element -> Color? in
      guard case .rectangle(_, let outline, _, .some) = element else { return nil }
      return outline.color
    }.first
  }

  @Test func `a cell is labelled with its row and column`() {
    #expect(labels(elements()).contains("0,0"))
  }

  @Test func `what stands on another page is not drawn`() {
    #expect(elements(page: Page(number: 2, width: 600, height: 800)).isEmpty)
  }

  @Test func `a field in review has another colour than an accepted one`() {
    #expect(fieldColor(elements()) != nil)
    #expect(fieldColor(elements()) != fieldColor(elements(status: .needsReview)))
  }

  @Test func `a cell that several fields share is coloured once`() {
    let extraction = Extraction.small
    var judged = extraction.judged
    judged.records[0].fields[0].evidence.place = .page(1, Self.box)
    let field = judged.records[0].fields[0]
    judged.records[0].fields = [field, field]
    let page = Page(number: 1, width: 600, height: 800)
    let drawn = overlay(of: page, layout: extraction.repaired.layout, judged: judged)
    let filled = drawn.filter { if case .rectangle(_, _, _, .some) = $0 { true } else { false } }
    #expect(filled.count == 1)
  }

  @Test func `flags are named at their field and at the page`() {
    let page = Page(number: 1, width: 600, height: 800, flags: [Flag(.mojibake, "no map")])
    let labels = labels(elements(page: page, flags: [Flag(.valueLost, "cut")]))
    #expect(labels.contains("value_lost"))
    #expect(labels.contains("mojibake"))
  }

  @Test func `a ruling is a line along its axis`() {
    let ruling = Ruling(axis: .vertical, position: 5, start: 1, end: 9)
    let page = Page(number: 1, width: 600, height: 800, rulings: [ruling])
    let lines = elements(page: page).compactMap { element -> [OverlayPoint]? in
      guard case .line(let a, let b, _, _) = element else { return nil }
      return [a, b]
    }
    #expect(lines == [[OverlayPoint(x: 5, y: 1), OverlayPoint(x: 5, y: 9)]])
  }

  @Test func `labels are ASCII whatever a code holds`() {
    let labels = labels(elements(flags: [Flag(FlagCode(rawValue: "单位"), "?")]))
    #expect(labels.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
  }
}
