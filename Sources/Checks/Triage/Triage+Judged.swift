import PageModel

extension Triage {
  /// No longer list is a short one.
  private static let longest = 10
  /// With a larger share of its fields in review a document is unreliable.
  private static let largestShare = 0.25

  /// Sums up what was judged of a document with these pages, tables and blocks.
  public init(of judged: JudgedRecords, pages: [PageSummary], layout: Layout) {
    let pageConcerns = pages.compactMap { page in
      page.flags.first { $0.code == .pageUnreadable || $0.code == .mojibake }
        .map { Concern(field: nil, rule: $0.code, reason: $0.message) }
    }
    let fields = judged.records.flatMap(\.allFields)
    let open = fields.compactMap { field in
      judged.judgements[field.id].flatMap { $0.status == .needsReview ? (field, $0) : nil }
    }
    let share = fields.isEmpty ? 0 : Double(open.count) / Double(fields.count)
    // Pictures that nothing was read from are no document that is well.
    let unread = pages.filter { $0.text == .none }.compactMap { page in
      page.flags.first { $0.code == .noText }
        .map { Concern(field: nil, rule: $0.code, reason: $0.message) }
    }
    let isUnread = !pages.isEmpty && unread.count == pages.count
    let poor =
      Self.poorlyRead(pages) + Self.unlabelled(layout.tables, besides: judged.records)
      + Self.untabled(layout.blocks)
    self.init(
      status: !pageConcerns.isEmpty || share > Self.largestShare
        ? .unreliable : open.isEmpty && poor.isEmpty && !isUnread ? .accepted : .needsReview)
    let failures = Self.failures(in: judged)
    // A failed check is one question, however many numbers it points at.
    let failed = Set(judged.checks.lazy.filter { $0.status == .failed }.flatMap(\.fields))
    let doubts = open.filter { !failed.contains($0.0.id) }
      .sorted { ($0.1.confidence, $0.0.id) < ($1.1.confidence, $1.0.id) }
      .map { Self.concern($0.0, $0.1) }
    lookFirst = Array(
      (pageConcerns + (isUnread ? unread : []) + poor + failures + doubts).prefix(Self.longest))
  }

  private static func poorlyRead(_ pages: [PageSummary]) -> [Concern] {
    pages.compactMap { page in
      page.flags.first { $0.code == .lowOCRConfidence }.map {
        Concern(field: nil, rule: $0.code, reason: "Page \(page.number): \($0.message)")
      }
    }
  }

  /// Fewer figures are no table's content.
  private static let fewestFigures = 4
  /// What figures are written with.
  private static let figureMarks = Set("0123456789,.%-−()（） ".unicodeScalars)

  /// Recognised tables whose figures are in no record, as where their headings could not be read.
  private static func unlabelled(_ tables: [Table], besides records: [Record]) -> [Concern] {
    let labelled = Set(records.compactMap(\.table))
    return tables.filter { !labelled.contains($0.id) }.compactMap { table in
      let figures = table.cells.filter { $0.recognition != nil && isFigure($0.text) }
      guard figures.count >= fewestFigures, case .page(let page, _) = figures[0].place else {
        return nil
      }
      return Concern(
        field: nil, rule: .unknownLabel,
        reason: "No record has the figures of the table on page \(page).")
    }
  }

  /// Fewer rows of figures are no table.
  private static let fewestRows = 4

  /// Pages with rows of two figures and more outside of tables, as a table has whose columns were not seen.
  private static func untabled(_ blocks: [Block]) -> [Concern] {
    var figures: [Int: [Box]] = [:]
    for block in blocks where block.regions.count == 1 && isFigure(block.text) {
      if case .page(let page, let box) = block.regions[0] { figures[page, default: []].append(box) }
    }
    return figures.sorted { $0.key < $1.key }.compactMap { page, boxes in
      let rows = Set(
        boxes.indices.compactMap { index -> Int? in
          let row = boxes.indices.filter { other in
            boxes[other].top < boxes[index].midY && boxes[index].midY < boxes[other].bottom
          }
          return row.count > 1 ? row[0] : nil
        })
      guard rows.count >= fewestRows else { return nil }
      return Concern(
        field: nil, rule: .unknownLabel,
        reason: "Page \(page) has rows of figures that are in no table.")
    }
  }

  private static func isFigure(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.allSatisfy(figureMarks.contains)
      && scalars.contains { ("0"..."9").contains($0) }
  }

  /// The failed checks, those about amounts first, each with the first field it points at.
  private static func failures(in judged: JudgedRecords) -> [Concern] {
    var seen: Set<String> = []
    let failures = judged.checks.filter { $0.status == .failed }
    let (amounts, others) = (
      failures.filter { aboutAmounts.contains($0.rule) },
      failures.filter { !aboutAmounts.contains($0.rule) }
    )
    return (amounts + others).compactMap { check in
      let field = check.fields.first { id in
        judged.judgements[id]?.flags.contains { $0.code == check.rule } ?? false
      }
      guard let field = field ?? check.fields.first, seen.insert(field).inserted else {
        return nil
      }
      return Concern(field: field, rule: check.rule, reason: check.message)
    }
  }

  private static let aboutAmounts: Set<FlagCode> = [
    .sumMismatch, .amountDisagrees, .differenceMismatch, .percentMismatch, .unitSuspect,
    .periodTotal,
  ]

  private static func concern(_ field: Field, _ judgement: Judgement) -> Concern {
    if let flag = judgement.flags.first(where: { FlagCode.demandsLook([$0]) })
      ?? judgement.flags.first
    {
      return Concern(field: field.id, rule: flag.code, reason: flag.message)
    }
    return Concern(
      field: field.id, rule: nil, reason: "The reading of \(field.quoted) is not sure enough.")
  }
}
