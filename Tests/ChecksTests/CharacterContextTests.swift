import Checks
import PageModel
import Testing

/// What a document's other cells say of a recognised cell's characters.
@Suite struct CharacterContextTests {
  /// The evidence of cells on a scanned page, each a text with the other readings that were kept.
  private func evidence(
    _ readings: [(String, [String])], type: ValueType = .text, least: Double = 1
  ) -> [FieldEvidence] {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    let cells = readings.enumerated().map { row, reading in
      Cell(
        row: row, column: 0, text: reading.0, place: .page(1, box), alternatives: reading.1,
        recognition: RecognitionSummary(
          characterCount: reading.0.count, least: least, expectedErrors: 0, leastByLooks: 1))
    }
    let table = Table(
      id: "t1", regions: [.page(1, box)], rowCount: cells.count, columnCount: 1, cells: cells,
      origin: .pixelRulings)
    let fields = readings.enumerated().map { row, reading in
      field(
        "r1.\(row)", "a\(row)", reading.0, type: type, unit: 0,
        cell: CellIndex(row: row, column: 0))
    }
    let judged = Judge().judged(
      [Record(id: "r1", kind: "k", profile: nil, table: "t1", title: nil, fields: fields)],
      layout: Layout(tables: [table], blocks: []),
      pages: [PageSummary(Page(number: 1, width: 100, height: 100, text: .ocr))])
    return fields.compactMap { judged.judgements[$0.id]?.evidence }
  }

  @Test func `characters that were in doubt elsewhere are in doubt wherever they stand together`() {
    let found = evidence([
      ("望党县农业局", ["望棠县农业局"]), ("望党县服务中心", []), ("望党灌区", []), ("服务中心", []),
    ])
    #expect(found.map { $0[.doubtedElsewhere] } == [0, 1, 0.5, 0])
  }

  @Test func `another reading that stands elsewhere speaks against a text, its own for it`() {
    let found = evidence([("科技项日管理", ["科技项目管理"]), ("重大项目管理", [])])
    #expect(found[0][.rivalElsewhere] == 1)
    #expect(found[0][.borneOut] == 0)
    let right = evidence([("科技项目管理", ["科技项日管理"]), ("重大项目管理", []), ("项目", [])])
    #expect(right[0][.rivalElsewhere] == 0)
    #expect(right[0][.borneOut] == 1)
  }

  @Test func `a character is in doubt where one that looks like it mostly stands in its place`() {
    let right = ["科技项目一", "重大项目二", "项目名称", "项目数量", "各类项目", "项目总数"].map { ($0, [String]()) }
    let found = evidence([("科技项日的管理", []), ("重点项日", [])] + right)
    #expect(found.prefix(2).map { $0[.lookAlikeFits] } == [1, 1])
    #expect(found.dropFirst(2).allSatisfy { $0[.lookAlikeFits] == 0 })
    let fewer = evidence([("科技项日的管理", [])] + right.prefix(2))
    #expect(fewer.map { $0[.lookAlikeFits] } == [0.5, 0, 0])
  }

  @Test func `a look-alike that stands there as seldom, or only on one side, says nothing`() {
    let both = evidence([("项日一", []), ("项日二", []), ("项目一", []), ("项目二", []), ("项目三", [])])
    #expect(both.allSatisfy { $0[.lookAlikeFits] == 0 })
    let right = ["某项目", "该项目", "各项目"].map { ($0, [String]()) }
    let word = evidence([("本项日报", []), ("日报甲", []), ("日报乙", [])] + right)
    #expect(word[0][.lookAlikeFits] == 0)
  }

  @Test func `looks free a character of its doubt, but not a number that may have lost its point`()
  {
    let amounts = ["12.98", "44.41", "30.50", "1298"].map { ($0, [String]()) }
    let found = evidence(amounts, type: .money, least: 0.9)
    #expect(found.map { $0[.shapeAgrees] > 0 } == [true, true, true, false])
    #expect(evidence([("项目", [])], least: 0.9)[0][.shapeAgrees] > 0)
  }

  @Test func `the longer a text the likelier a lost mark, up to 140 characters`() {
    let texts = [20, 60, 100, 140, 300].map { (String(repeating: "项", count: $0), [String]()) }
    #expect(evidence(texts).map { $0[.longText] } == [0, 2, 4, 6, 6])
  }

  @Test func `the same text read twice does not bear itself out`() {
    let found = evidence([("望党灌区", ["望棠灌区"]), ("望党灌区", ["望棠灌区"])])
    #expect(found.allSatisfy { $0[.borneOut] == 0 && $0[.familiar] == 0 })
  }

  @Test func `a text is familiar where each of its characters has a neighbour it has elsewhere`() {
    let found = evidence([("检查合格率", []), ("合格率", []), ("检查次数", []), ("90.50", [])])
    #expect(found.map { $0[.familiar] } == [1, 1, 0, 0])
  }
}
