import PageModel
import Testing

/// Numbers that follow from a seed, so that a failure can be had again.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private func box(_ left: Double, _ top: Double) -> Box {
  Box(left: left, top: top, right: left + 10.1, bottom: top + 12.3)
}

private let page = Page(
  number: 7, width: 595.3, height: 841.9, rotation: 90, skew: -0.25, text: .mixed,
  confidence: 0.75, flags: [Flag(.mojibake, "字")],
  styles: [
    TextStyle(font: "宋体", size: 9),
    TextStyle(size: 12, color: .white, isVisible: false, isRecognized: true),
  ],
  words: [
    Word(
      glyphs: [
        Glyph(scalar: "𠮷", box: box(10, 20)),
        Glyph(scalar: "A", box: box(20.1, 20), style: 1, confidence: 0.3),
        Glyph(
          scalar: "1", box: box(0.1 + 0.2, 33),
          picture: GlyphPicture(squares: (0..<144).map { Double($0 % 17) }, points: 9.1)),
        Glyph(scalar: "2", box: box(9, 33), likeness: -0.25, markDoubt: 0.5),
      ], alternatives: ["吉A12", ""]), Word(glyphs: []),
  ],
  rulings: [
    Ruling(axis: .vertical, position: 1, start: 2, end: 3, pattern: .double, color: .white)
  ],
  shadings: [Shading(box: box(1, 2), color: .black)],
  images: [
    PlacedImage(
      box: box(3, 4), pixelWidth: 50, pixelHeight: 60,
      stance: PlacedImage.Stance(box: box(2, 3), quarters: 3)),
    PlacedImage(box: box(5, 6)),
  ],
  taggedTables: [
    TaggedTable(cells: [TaggedTable.Cell(row: 0, column: 1, isHeader: true, text: "头")])
  ])

private let layout = Layout(
  tables: [
    Table(
      id: "t1", title: "表", unit: nil, captions: ["a"],
      regions: [.page(1, box(1, 2)), .line(3, columns: 4...9)], rowCount: 2, columnCount: 2,
      headerRows: 1,
      cells: [
        Cell(
          row: 0, column: 0, rowSpan: 2, text: "甲", raw: "甲 ", place: .page(1, box(5, 6)),
          confidence: 0.5, repairs: ["joined_lines"], alternatives: ["田"],
          flags: [Flag(.valueLost, "gone")])
      ], origin: .markup, flags: [Flag(.spanRestored, "why")])
  ],
  blocks: [Block(id: "b1", kind: .listItem, text: "", regions: [], confidence: 0)])

@Test func `a page arrives exactly as it was sent`() throws {
  #expect(try Page(wireBytes: page.wireBytes) == page)
}

@Test func `a layout arrives exactly as it was sent`() throws {
  #expect(try Layout(wireBytes: layout.wireBytes) == layout)
}

@Test func `a page cut short anywhere is an error`() {
  let bytes = page.wireBytes
  for count in bytes.indices {
    #expect(throws: WireError.self) { try Page(wireBytes: Array(bytes[..<count])) }
  }
}

@Test func `random bytes are never a crash`() {
  var generator = SeededGenerator(seed: 1)
  for _ in 0..<3000 {
    let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
      UInt8.random(in: 0...255, using: &generator)
    }
    _ = try? Page(wireBytes: bytes)
    _ = try? Layout(wireBytes: bytes)
  }
}

@Test func `a page with some bytes changed is an error or another page, never a crash`() {
  var generator = SeededGenerator(seed: 2)
  let sent = page.wireBytes
  for _ in 0..<5000 {
    var bytes = sent
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
        UInt8.random(in: 0...255, using: &generator)
    }
    guard let arrived = try? Page(wireBytes: bytes) else { continue }
    for glyph in arrived.words.flatMap(\.glyphs) {
      #expect(arrived.styles.indices.contains(glyph.style))
      #expect(glyph.box.left.magnitude <= 1e9)
    }
  }
}

@Test func `a count larger than the bytes that follow is refused before anything is allocated`() {
  var encoder = WireEncoder()
  encoder.write(UInt64.max)
  #expect(throws: WireError.self) {
    var decoder = WireDecoder(encoder.bytes)
    _ = try decoder.texts()
  }
}

@Test func `a coordinate that is not a number is refused`() {
  var changed = page
  changed.width = .nan
  #expect(throws: WireError.self) { try Page(wireBytes: changed.wireBytes) }
}

@Test(arguments: [0, 1, -1, 63, -64, 64, 1 << 40, .max, .min])
func `an integer of any size arrives`(number: Int) throws {
  var encoder = WireEncoder()
  encoder.write(number)
  var decoder = WireDecoder(encoder.bytes)
  #expect(try decoder.integer() == number)
}
