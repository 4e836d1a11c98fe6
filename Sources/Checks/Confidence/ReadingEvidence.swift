import PageModel

/// What is known of fields before any check: their readings, their own flags and their pages.
struct ReadingEvidence {
  private let cells: [String: [CellIndex: Cell]]
  private let origins: [String: Table.Origin]
  private let pages: [Int: PageSummary]
  private let expected: [String: ExpectedFields]
  private let repetition: TextRepetition
  private let distrusted: DistrustedPages
  /// Fields that lack the numbering of their column.
  private let unnumbered: Set<String>
  private let shapes: ColumnShapes
  private let sentences: SentenceEnd
  private let context: CharacterContext
  private let codes: CodeOrder
  private let rows: RowEvidence

  /// What a type that does not fit leaves of a field's confidence, as `Labels` weighs it.
  private static let misfit = 0.6

  /// Characters read rightly mostly have less doubt than this, as its square root.
  private static let soundCharacter = 0.11
  /// How much more doubt makes a character as weak as any.
  private static let weakRange = 0.14
  /// Clean pages have less mean doubt than this, as its square root.
  private static let soundPage = 0.12
  /// From this noise on a page's fields are judged apart.
  private static let noisy = 0.5

  init(
    records: [Record], layout: Layout, pages: [PageSummary], expected: [String: ExpectedFields],
    distrusted: DistrustedPages
  ) {
    cells = Dictionary(
      layout.tables.map { table in
        (
          table.id,
          Dictionary(table.cells.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
        )
      }, uniquingKeysWith: { first, _ in first })
    origins = Dictionary(
      layout.tables.map { ($0.id, $0.origin) }, uniquingKeysWith: { first, _ in first })
    self.pages = Dictionary(
      pages.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    self.expected = expected
    self.distrusted = distrusted
    repetition = TextRepetition(layout.tables)
    unnumbered = ColumnNumbering.unnumbered(in: records)
    shapes = ColumnShapes(records)
    sentences = SentenceEnd(records)
    context = CharacterContext(layout.tables)
    codes = CodeOrder(records)
    rows = RowEvidence(records, expected)
  }

  /// The field's own flags, that of its page, and the evidence of its reading; not yet decided.
  ///
  /// `row` is the item of a repeated group the field stands in.
  func judgement(
    of field: Field, in record: Record, row: FieldItem? = nil
  ) -> Judgement {
    var flags = field.flags
    if let reason = distrusted.reason(at: field.evidence.place),
      !flags.contains(where: { $0.code == reason.code })
    {
      flags.append(reason)
    }
    var evidence = evidence(of: field, flags: flags, in: record)
    if let row {
      let others = row.fields.filter { $0.id != field.id }
      evidence[.rowDoubt] =
        others.compactMap {
          cell(of: $0)?.recognition.map { Self.weakness($0.least) }
        }.max() ?? 0
      evidence[.rowGap] = rows.inGaps.contains(field.id) ? 1 : 0
      evidence[.lostColumn] = rows.besideLost.contains(field.id) ? 1 : 0
      evidence[.begunAgain] = rows.begunAgain.contains(field.id) ? 1 : 0
      // A word that is surely read says nothing for the row it was put into.
      if [.rowGap, .lostColumn, .begunAgain].contains(where: { evidence[$0] > 0 }) {
        evidence[.knownWord] = 0
        evidence[.repeatedText] = 0
      }
    }
    return Judgement(
      confidence: field.confidence, status: .accepted, flags: flags, suggestion: field.suggestion,
      evidence: evidence)
  }

  private func evidence(of field: Field, flags: [Flag], in record: Record) -> FieldEvidence {
    let cell = cell(of: field)
    let page = page(of: field)
    var evidence = FieldEvidence(source: source(of: field, page: page))
    weighRecognition(of: cell, on: page, into: &evidence)
    let isMisfit = flags.contains { $0.code == .typeMismatch }
    let reading = cell?.confidence ?? 1
    let label = field.confidence / max(reading, 0.01) / (isMisfit ? Self.misfit : 1)
    evidence[.labelDoubt] = 1 - min(1, max(0, label))
    evidence[.typeMisfit] = isMisfit ? 1 : 0
    evidence[.repairs] = Double(min(3, cell?.repairs.count ?? 0))
    evidence[.demandingFlag] = FlagCode.demandsLook(flags) ? 1 : 0
    evidence[.otherFlag] = flags.contains { FlagCode.tellsOfTrouble($0.code) } ? 1 : 0
    evidence[.blank] = field.value == nil ? 1 : 0
    evidence[.isNumber] = field.number == nil ? 0 : 1
    switch field.evidence.table.flatMap({ origins[$0] }) {
    case .alignment, .tagged: evidence[.unruledGrid] = 1
    case .vectorRulings, .pixelRulings, .delimitedText, .markup, nil: break
    }
    guard let value = field.value else { return evidence }
    switch record.profile.flatMap({ expected[$0] })?.place(of: value, in: field.name) {
    case .here: evidence[.knownWord] = 1
    case .elsewhere: evidence[.foreignWord] = 1
    case .unknown, nil: break
    }
    if evidence.source.isRecognised {
      let isOdd = OddPrint.isOdd(value, isNumber: field.number != nil)
      evidence[.oddCharacter] = isOdd || shapes.unlikeOthers.contains(field.id) ? 1 : 0
      evidence[.unlikeColumn] = unnumbered.contains(field.id) ? 1 : 0
      evidence[.unsigned] = shapes.unsigned.contains(field.id) ? 1 : 0
      evidence[.missingPoint] = shapes.missingPoints[field.id] ?? 0
      // What may be missing between digits has no looks.
      if evidence[.missingPoint] > 0 { evidence[.shapeAgrees] = 0 }
      evidence[.missingThousands] = shapes.withoutThousands.contains(field.id) ? 1 : 0
      evidence[.inOrder] = codes.inOrder.contains(field.id) ? 1 : 0
      evidence[.outOfOrder] = codes.outOfOrder.contains(field.id) ? 1 : 0
      evidence[.openSentence] = sentences.open[field.id] ?? 0
    }
    if let cell { weighContext(of: cell, into: &evidence) }
    evidence[.nearTwin] = cell.map(repetition.twinship) ?? 0
    // What is misread alike everywhere is repeated too.
    evidence[.repeatedText] =
      evidence[.nearTwin] > 0 ? 0 : cell.map { repetition.repetition(of: $0) } ?? 0
    return evidence
  }

  /// What the recogniser says of itself; of other text, what is left of its cell's confidence.
  private func weighRecognition(
    of cell: Cell?, on page: PageSummary?, into evidence: inout FieldEvidence
  ) {
    guard let cell else { return }
    guard evidence.source.isRecognised else {
      evidence[.cellDoubt] = 1 - cell.confidence
      return
    }
    evidence[.noisyPage] = page.map(noise) ?? 0
    evidence[.rivalReading] = cell.alternatives.isEmpty ? 0 : 1
    guard let recognition = cell.recognition else { return }
    let weakest = Self.weakness(recognition.least)
    evidence[.weakestCharacter] = weakest
    evidence[.characterDoubt] = min(3, max(0, recognition.expectedErrors).squareRoot())
    evidence[.weakCharacter] = Self.share(ofWeakness: weakest)
    evidence[.shapeAgrees] =
      evidence[.weakCharacter]
      - Self.share(ofWeakness: Self.weakness(recognition.leastByLooks))
    evidence[.shapeDiffers] = recognition.unlikeness
    evidence[.markDoubt] = recognition.markDoubt
    evidence[.longText] = min(6, max(0, Double(recognition.characterCount - 20) / 20))
  }

  /// The square root of a character's doubt: small doubts tell more than large ones.
  private static func weakness(_ confidence: Double) -> Double {
    (1 - min(1, max(0, confidence))).squareRoot()
  }

  /// From 0 for a sound character to 1 for one as weak as any.
  private static func share(ofWeakness weakness: Double) -> Double {
    min(1, max(0, weakness - soundCharacter) / weakRange)
  }

  /// What the rest of the document says of the characters.
  private func weighContext(of cell: Cell, into evidence: inout FieldEvidence) {
    let witness = context.witness(of: cell)
    evidence[.doubtedElsewhere] = witness.doubtedElsewhere
    evidence[.rivalElsewhere] = witness.rivalElsewhere
    evidence[.borneOut] = witness.borneOut
    evidence[.familiar] = witness.familiar
    evidence[.lookAlikeFits] = witness.lookAlikeFits
  }

  /// From 0 for a clean page to 2.
  private func noise(of page: PageSummary) -> Double {
    min(2, max(0, (1 - min(1, page.confidence)).squareRoot() - Self.soundPage) * 20)
  }

  private func cell(of field: Field) -> Cell? {
    guard let table = field.evidence.table, let index = field.evidence.cell else { return nil }
    return cells[table]?[index]
  }

  private func page(of field: Field) -> PageSummary? {
    guard case .page(let number, _) = field.evidence.place else { return nil }
    return pages[number]
  }

  /// Whether the field stands in a cell that is drawn and has nothing that was recognised.
  private func isPrinted(_ field: Field) -> Bool {
    guard let cell = cell(of: field), let table = field.evidence.table else { return false }
    return cell.recognition == nil && (!cell.isBlank || origins[table] != .pixelRulings)
  }

  private func source(of field: Field, page: PageSummary?) -> ReadingSource {
    if case .line = field.evidence.place { return .text }
    guard let page, page.text.isRecognised else { return .embedded }
    if page.text == .mixed, isPrinted(field) { return .embedded }
    return noise(of: page) > Self.noisy ? .noisyOCR : .ocr
  }
}
