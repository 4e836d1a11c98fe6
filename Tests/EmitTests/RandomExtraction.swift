import PageModel

/// Extractions of random content, the same for the same seed.
struct RandomExtraction {
  private var generator: SplitMix

  static func value(seed: Int) -> Extraction {
    var random = RandomExtraction(generator: SplitMix(state: UInt64(seed)))
    return random.extraction()
  }

  private mutating func extraction() -> Extraction {
    let tables = (0..<number(0...3)).map { table("t\($0 + 1)") }
    let records = (0..<number(0...3)).map { record("r\($0 + 1)") }
    var judgements: [String: Judgement] = [:]
    for field in records.flatMap(\.allFields) { judgements[field.id] = judgement() }
    return Extraction(
      document: DocumentDescription(
        id: "sha256:" + String(repeating: "a", count: 64), path: text(), url: maybe { $0.text() },
        retrievedAt: maybe { $0.text() }, byteCount: number(0...1_000_000_000),
        mediaType: "application/pdf", pageCount: number(0...500), title: maybe { $0.text() },
        language: maybe { $0.text() }),
      profiles: ["a/1"], elapsedMilliseconds: number(0...100_000),
      warnings: (0..<number(0...3)).map { _ in "w" + text() },
      pages: (0..<number(0...4)).map { page($0 + 1) },
      repaired: RepairedLayout(
        layout: Layout(tables: tables, blocks: (0..<number(0...4)).map { block("b\($0 + 1)") }),
        corrections: (0..<number(0...3)).map { _ in correction() }),
      judged: JudgedRecords(
        records: records, judgements: judgements,
        checks: (0..<number(0...3)).map { _ in check() }))
  }

  private mutating func page(_ number: Int) -> PageSummary {
    PageSummary(
      Page(
        number: number, width: real(0...2000), height: real(0...2000), rotation: 90,
        skew: real(-5...5), text: pick([.embedded, .ocr, .mixed, .none]),
        confidence: real(0...1), flags: flags()))
  }

  private mutating func block(_ id: String) -> Block {
    let kinds: [Block.Kind] = [.heading, .paragraph, .listItem, .pageHeader, .pageFooter, .note]
    return Block(
      id: id, kind: pick(kinds), text: text(), regions: [place(), place()],
      confidence: real(0...1))
  }

  private mutating func table(_ id: String) -> Table {
    let cells = (0..<number(0...20)).map { index in
      Cell(
        row: index / 4, column: index % 4, rowSpan: number(1...3), columnSpan: number(1...3),
        text: text(), raw: text(), place: place(), confidence: real(0...1),
        repairs: pick([[], ["joined_lines"]]), alternatives: pick([[], ["一", "二"]]))
    }
    return Table(
      id: id, title: maybe { $0.text() }, unit: maybe { $0.text() }, captions: [text()],
      regions: [place()], rowCount: number(0...99), columnCount: number(0...9),
      headerRows: number(0...4), cells: cells,
      origin: pick([
        .vectorRulings, .pixelRulings, .tagged, .alignment, .delimitedText, .markup,
      ]),
      flags: flags())
  }

  private mutating func record(_ id: String) -> Record {
    let items = (0..<number(0...4)).map { item in
      FieldItem(
        id: "\(id).lines.\(item)",
        fields: (0..<number(0...4)).map { field("\(id).lines.\(item).\($0)") })
    }
    return Record(
      id: id, kind: "form", profile: pick([nil, "a/1"]), table: pick([nil, "t1"]),
      title: maybe { $0.text() }, fields: (0..<number(0...6)).map { field("\(id).\($0)") },
      groups: [FieldGroup(name: "lines", items: items)])
  }

  private mutating func field(_ id: String) -> Field {
    let types: [ValueType] = [
      .text, .money, .number, .percent, .count, .date, .period, .code,
    ]
    return Field(
      id: id, name: "n" + text(), label: text(), raw: maybe { $0.text() },
      value: maybe { $0.text() }, type: pick(types),
      number: maybe {
        ExactNumber(
          digits: Int128($0.number(-1_000_000_000_000...1_000_000_000_000)),
          decimals: $0.number(0...6))
      },
      unit: pick([nil, "元"]), confidence: real(0...1), flags: flags(),
      evidence: Evidence(
        place: place(), table: pick([nil, "t1"]),
        cell: maybe { CellIndex(row: $0.number(0...99), column: $0.number(0...9)) }))
  }

  private mutating func judgement() -> Judgement {
    Judgement(
      confidence: real(0...1),
      status: pick([.accepted, .needsReview, .confirmed, .corrected, .rejected]), flags: flags(),
      suggestion: maybe { $0.text() })
  }

  private mutating func check() -> CheckResult {
    CheckResult(
      rule: .sumMismatch, record: pick([nil, "r1"]), table: pick([nil, "t1"]),
      status: pick([.passed, .failed, .notApplicable]), fields: ["r1.a"],
      expected: maybe { $0.text() }, actual: maybe { $0.text() }, message: "m" + text())
  }

  private mutating func correction() -> Correction {
    Correction(
      rule: "row_shifted", table: "t1", cells: [CellIndex(row: 1, column: 2)], before: text(),
      after: text(), reason: "r" + text(), confidence: real(0...1))
  }
}

extension RandomExtraction {
  private mutating func flags() -> [Flag] {
    (0..<number(0...2)).map { _ in Flag(.valueLost, "f" + text()) }
  }

  private mutating func place() -> Place {
    if pick([true, false]) {
      let box = Box(
        left: real(-10...700), top: real(0...900), right: real(0...700), bottom: real(0...900))
      return .page(number(1...200), box)
    }
    let first = number(1...80)
    return .line(number(1...5000), columns: first...first + number(0...40))
  }

  /// Text of plain, Chinese, rare and hostile characters.
  private mutating func text() -> String {
    let alphabet = Array(
      "ab 1.,\"\\/\n\t\u{0}\u{1}\u{1F}\u{7F}\u{2028}\u{2029}元万一二。“”é𠀀\u{FFFF}\u{10FFFF}")
    return String((0..<number(0...12)).map { _ in pick(alphabet) })
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func real(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &generator)
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }

  private mutating func maybe<Value>(_ make: (inout RandomExtraction) -> Value) -> Value? {
    pick([true, false]) ? make(&self) : nil
  }
}

/// The SplitMix64 generator (Steele, Lea and Flood, 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
