import Checks
import PageModel
import Testing

/// What the neighbours of a recognised value say of it.
@Suite struct RecognizedEvidenceTests {
  /// The evidence of one column's values on a scanned page, by line.
  private func evidence(
    _ values: [String], column: String = "项目", type: ValueType = .text, profile: Profile? = nil
  ) -> [FieldEvidence] {
    evidence(rows: values.map { [column: $0] }, types: [column: type], profile: profile)
      .compactMap { $0[column] }
  }

  /// The evidence of the rows of a group on a scanned page, by column.
  private func evidence(
    rows: [[String: String]], types: [String: ValueType] = [:], profile: Profile? = nil
  ) -> [[String: FieldEvidence]] {
    let items = rows.enumerated().map { line, row in
      FieldItem(
        id: "r1.\(line)",
        fields: row.sorted { $0.key < $1.key }.map { name, value in
          var made = field(
            "r1.\(line).\(name)", name, value, type: types[name] ?? .text, unit: 0,
            cell: CellIndex(row: line, column: 0))
          if types[name] == .count, !value.contains(where: { $0.isASCII && $0.isLetter }) {
            made.number = ExactNumber(String(value.filter { $0.isNumber || $0 == "." }))
          }
          return made
        })
    }
    let record = Record(
      id: "r1", kind: "k", profile: profile?.id, table: "t1", title: nil, fields: [],
      groups: [FieldGroup(name: "rows", items: items)])
    let expected = profile.map { [$0.id: ExpectedFields($0)] } ?? [:]
    let judged = Judge(expected: expected).judged(
      [record], layout: Layout(tables: [], blocks: []),
      pages: [PageSummary(Page(number: 1, width: 100, height: 100, text: .ocr))])
    return items.map { item in
      Dictionary(
        item.fields.compactMap { field in
          judged.judgements[field.id]?.evidence.map { (field.name, $0) }
        }, uniquingKeysWith: { $1 })
    }
  }

  @Test func `a bare number among numbers with signs is told, text is not`() {
    let found = evidence(["≥10", "≥5", "22", "≤3", "优良", "≥8"], type: .count)
    #expect(found.map { $0[.unsigned] } == [0, 0, 1, 0, 0, 0])
    #expect(evidence(["10", "≥5", "22", "3", "8", "7"]).allSatisfy { $0[.unsigned] == 0 })
  }

  @Test func `a whole number is the more in doubt the more of its column have a point`() {
    let found = evidence(["1.2", "3.4", "28", "0", "5.6"], column: "合计", type: .money)
    #expect(found.map { $0[.missingPoint] } == [0, 0, 0.75, 0, 0])
  }

  @Test func `an amount without a point is in doubt where most of the document's have one`() {
    let rows = [
      ["合计": "12.98", "项目支出": "1298"], ["合计": "44.41", "项目支出": "0"],
      ["合计": "30.50", "项目支出": "4.10"],
    ]
    let found = evidence(rows: rows, types: ["合计": .money, "项目支出": .money])
    #expect(found.map { $0["项目支出"]?[.missingPoint] } == [0.8, 0, 0])
    #expect(found.allSatisfy { $0["合计"]?[.missingPoint] == 0 })
    let counts = evidence(rows: rows, types: ["合计": .money, "项目支出": .count])
    #expect(counts[0]["项目支出"]?[.missingPoint] == 0)
  }

  @Test func `a large amount without commas is in doubt where others have them`() {
    let found = evidence(
      ["1,152.00", "12000.00", "1985.60", "3000.00", "86.50"], column: "合计", type: .money)
    #expect(found.map { $0[.missingThousands] } == [0, 1, 1, 1, 0])
    let within = evidence(
      ["1,152.00", "≤12000.00万元", "540万元", "3,000.00", "4,050.00", "2,086.50"], column: "合计",
      type: .money)
    #expect(within.allSatisfy { $0[.missingThousands] == 0 })
    let bare = evidence(
      ["1152.00", "12000.00", "1985.60", "3000.00"], column: "合计", type: .money)
    #expect(bare.allSatisfy { $0[.missingThousands] == 0 })
  }

  @Test func `what is written otherwise than nearly all of its column is in doubt`() {
    func odd(_ values: [String]) -> [Double] {
      evidence(values, column: "数", type: .count).map { $0[.oddCharacter] }
    }
    let regular = (1...20).map { "\($0).5" }
    #expect(odd(["41.55", "8"] + regular) == [1, 0] + Array(repeating: 0, count: 20))
    let rates = regular.map { $0 + "%" }
    #expect(odd(["8.75"] + rates) == [1] + Array(repeating: 0, count: 20))
    // So many more decimals are no exception; but all of them are the same.
    let misread = (1...8).map { "\($0 * 9).35%" }
    #expect(odd(misread + rates) == Array(repeating: 1, count: 8) + Array(repeating: 0, count: 20))
    let honest = (1...8).map { "\($0 * 9).\(10 + $0)%" }
    #expect(odd(honest + rates).allSatisfy { $0 == 0 })
    let mixed = ["41.55", "8.7", "9", "12.5%", "65", "7.25"]
    #expect(odd(mixed).allSatisfy { $0 == 0 })
  }

  @Test func `a word with digits among numbers is in doubt`() {
    let found = evidence(
      ["60.22V", "见附件", "144"] + (1...17).map { "\($0).5" }, column: "数", type: .count)
    #expect(found.prefix(3).map { $0[.oddCharacter] } == [1, 0, 0])
  }

  @Test func `an amount behind one ideograph is in doubt`() {
    let found = evidence(["全802,459.70", "人92.47", "共3项", "约5"])
    #expect(found.map { $0[.oddCharacter] } == [1, 1, 0, 0])
  }

  @Test func `a code between its neighbours is borne out, one that breaks the order is in doubt`() {
    let found = evidence(["301", "30101", "30102", "3011", "30106", "30107", "302", "30201"])
    // Which of the two that break it was misread, order alone does not tell.
    #expect(found.map { $0[.inOrder] } == [1, 1, 1, 0, 0, 1, 1, 1])
    #expect(found.map { $0[.outOfOrder] } == [0, 0, 0, 1, 1, 0, 0, 0])
    let jumbled = evidence(["900", "301", "800", "200", "700", "100"])
    #expect(jumbled.allSatisfy { $0[.inOrder] == 0 && $0[.outOfOrder] == 0 })
  }

  @Test func `halves of a table are numbered alike, and sums are not numbered`() {
    let rows = [
      ["收入/项目": "般公共预算", "支出/项目（按功能分类）": "一、外交支出"],
      ["收入/项目": "政府性基金", "支出/项目（按功能分类）": "二、国防支出"],
      ["收入/项目": "收入总计", "支出/项目（按功能分类）": "、公安支出"],
    ]
    let found = evidence(rows: rows)
    #expect(found.map { $0["收入/项目"]?[.unlikeColumn] } == [1, 1, 0])
    #expect(found.map { $0["支出/项目（按功能分类）"]?[.unlikeColumn] } == [0, 0, 1])
  }

  @Test func `a number that lost the mark behind it is no numbering`() {
    let found = evidence(["1.一般公共预算", "2政府性基金", "3.国有资本经营预算", "4.事业收入"])
    #expect(found.map { $0[.unlikeColumn] } == [0, 1, 0, 0])
    let marks = evidence(["一”一般公共预算", "二;政府性基金", "国有资本经营预算", "事业收入"])
    #expect(marks.map { $0[.unlikeColumn] } == [1, 1, 1, 1])
  }

  @Test func `on a page of print and picture only what was recognised is judged as such`() {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    func table(_ id: String, _ origin: Table.Origin, isRecognised: Bool) -> Table {
      let recognition = RecognitionSummary(characterCount: 2, least: 0.9, expectedErrors: 0.2)
      let cells = ["名称", ""].enumerated().map { row, text in
        Cell(
          row: row, column: 0, text: text, place: .page(1, box),
          recognition: isRecognised && !text.isEmpty ? recognition : nil)
      }
      return Table(
        id: id, regions: [.page(1, box)], rowCount: 2, columnCount: 1, cells: cells, origin: origin)
    }
    let tables = [
      table("t1", .vectorRulings, isRecognised: false),
      table("t2", .pixelRulings, isRecognised: true),
      // A scanned form that was filled in by a program.
      table("t3", .pixelRulings, isRecognised: false),
    ]
    let records = tables.map { table in
      let fields = table.cells.map { cell in
        var made = field(
          "\(table.id).\(cell.row)", "a\(cell.row)", cell.text, type: .text, unit: 0,
          cell: cell.index)
        made.evidence.table = table.id
        return made
      }
      return Record(
        id: "r\(table.id)", kind: "k", profile: nil, table: table.id, title: nil, fields: fields)
    }
    let judged = Judge().judged(
      records, layout: Layout(tables: tables, blocks: []),
      pages: [PageSummary(Page(number: 1, width: 100, height: 100, text: .mixed))])
    let sources = records.map { record in
      record.fields.map { judged.judgements[$0.id]?.evidence?.source }
    }
    #expect(sources == [[.embedded, .embedded], [.ocr, .ocr], [.embedded, .ocr]])
  }

  @Test
  func `of two texts that differ in one character the one that is read less often is in doubt`() {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    let texts = ["达到预期目标", "达到预期目标", "达到预期日标", "第一季度", "第二季度", "般公共服务", "一般公共服务"]
    let cells = texts.enumerated().map { row, text in
      Cell(
        row: row, column: 0, text: text, place: .page(1, box),
        recognition: RecognitionSummary(characterCount: text.count, least: 1, expectedErrors: 0))
    }
    let table = Table(
      id: "t1", regions: [.page(1, box)], rowCount: texts.count, columnCount: 1, cells: cells,
      origin: .pixelRulings)
    let fields = texts.enumerated().map { row, text in
      field(
        "r1.\(row)", "a\(row)", text, type: .text, unit: 0, cell: CellIndex(row: row, column: 0))
    }
    let judged = Judge().judged(
      [Record(id: "r1", kind: "k", profile: nil, table: "t1", title: nil, fields: fields)],
      layout: Layout(tables: [table], blocks: []),
      pages: [PageSummary(Page(number: 1, width: 100, height: 100, text: .ocr))])
    #expect(
      fields.map { judged.judgements[$0.id]?.evidence?[.nearTwin] } == [0.5, 0.5, 1, 0, 0, 1, 0])
    #expect(fields.allSatisfy { judged.judgements[$0.id]?.evidence?[.repeatedText] == 0 })
  }

  @Test(arguments: [
    ("通过项目实施，达到社会效益的预期目标", true), ("通过项目实施，达到社会效益的预期目标。", false),
    ("达到社会效益的预期目标及可持续影响的目标", false), ("安全，稳定", false),
  ])
  func `a sentence without a stop may have lost it`(text: String, isOpen: Bool) {
    #expect(evidence([text]).map { $0[.openSentence] } == [isOpen ? 1 : 0])
  }

  @Test func `a field whose sentences mostly have no stop loses none`() {
    let (open, ended) = ("通过项目实施，达到社会效益的预期目标", "通过项目实施，达到生态效益的预期目标。")
    let found = evidence([open, open + "值", open + "数", open + "量", ended])
    #expect(found.map { $0[.openSentence] } == [0.25, 0.25, 0.25, 0.25, 0])
  }

  @Test func `a level's word without its heading is known, and is expected nowhere else`() {
    let column = ColumnDeclaration(
      name: "level2", label: "二级指标", vocabulary: ["质量指标", "社会效益指标"])
    let profile = Profile(
      name: "p", version: "1", kind: "k", recognition: Profile.Recognition(threshold: 1),
      groups: [GroupDeclaration(name: "rows", columns: [column])])
    let found = evidence(
      rows: [["level2": "质量指标"], ["level2": "社会效益"], ["level2": "社会"], ["level3": "社会效益"]],
      profile: profile)
    #expect(found.map { $0["level2"]?[.knownWord] } == [1, 1, 0, nil])
    #expect(found.last?["level3"]?[.foreignWord] == 0)
  }

  private func profile(takesEveryRow: Bool) -> Profile {
    func column(_ name: String) -> ColumnDeclaration {
      ColumnDeclaration(name: name, label: name, weight: 2)
    }
    return Profile(
      name: "p", version: "1", kind: "k", recognition: Profile.Recognition(threshold: 1),
      groups: [
        GroupDeclaration(
          name: "rows", columns: [column("name"), column("target")], takesEveryRow: takesEveryRow)
      ])
  }

  @Test func `a row without what each row has is in doubt, and so is one with a stray letter`() {
    let rows = [
      ["name": "清淤长度", "target": "≥5公里"], ["name": "机", "target": "达标"], ["name": "合格率"],
      ["name": "户数", "target": "3"],
    ]
    let found = evidence(rows: rows, profile: profile(takesEveryRow: false))
    #expect(found.map { $0["name"]?[.rowGap] } == [0, 1, 1, 0])
    #expect(found.allSatisfy { $0["name"]?[.lostColumn] == 0 })
    let bare = evidence(
      rows: rows.map { ["name": $0["name"] ?? ""] }, profile: profile(takesEveryRow: false))
    #expect(bare.allSatisfy { $0["name"]?[.lostColumn] == 1 })
    let table = evidence(rows: rows, profile: profile(takesEveryRow: true))
    #expect(table.allSatisfy { $0["name"]?[.rowGap] == 0 })
  }

  @Test
  func `rows from where the levels begin again are in doubt, whole levels of one form are not`() {
    func rows(_ levels: [(String, String)]) -> [[String: String]] {
      levels.map { ["level1": $0.0, "level2": $0.1, "name": "合格率", "target": "≥90%"] }
    }
    let one = [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益"), ("满意度指标", "满意度")]
    let profile = Profile(
      name: "p", version: "1", kind: "k", recognition: Profile.Recognition(threshold: 1),
      groups: [
        GroupDeclaration(
          name: "rows",
          columns: ["level1", "level2"].map {
            ColumnDeclaration(name: $0, label: $0, isCarried: true)
          })
      ])
    func found(_ levels: [(String, String)]) -> [Double?] {
      evidence(rows: rows(levels), profile: profile).map { $0["target"]?[.begunAgain] }
    }
    #expect(found(one) == [0, 0, 0, 0])
    #expect(found(one + one) == [0, 0, 0, 0, 1, 1, 1, 1])
    // The level of the second form's first rows was misread: what shows it is the level below.
    let misread = [("m产出|", "数量"), ("m产出|", "质量指标"), ("效益", "社会效益")]
    #expect(found(one + misread) == [0, 0, 0, 0, 1, 1, 1])
  }
}
