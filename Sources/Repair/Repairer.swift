import PageModel

/// Puts broken tables right and tells what it did; a sound layout comes back as it was.
///
/// It never makes up a value: what the source lost is a blank cell flagged `value_lost`.
public struct Repairer: Sendable {
  private let book: LabelBook

  public init(vocabulary: RepairVocabulary = RepairVocabulary()) {
    book = LabelBook(vocabulary)
  }

  public func repaired(_ layout: Layout) -> RepairedLayout {
    var joined = FragmentJoining(book: book).joined(layout)
    let recognized = RecognizedText(book: book).corrected(joined.layout)
    joined.layout = recognized.layout
    joined.layout.blocks = ParagraphJoining().joined(joined.layout.blocks)
    var drafts = joined.layout.tables.map { repairedAlone($0) }
    let forms = FormReading.all(in: drafts, book: book)
    LostValues(book: book).mark(&drafts, forms: forms)
    LostTargets(book: book).mark(&drafts)
    return RepairedLayout(
      layout: Layout(tables: drafts.map(\.table), blocks: joined.layout.blocks),
      corrections: joined.corrections + recognized.corrections
        + drafts.flatMap(\.corrections))
  }

  /// A table wider than this is no form, and its rows are not looked at one by one.
  private static let widestForm = 40

  /// What one table shows by itself.
  private func repairedAlone(_ table: Table) -> TableDraft {
    var draft = TableDraft(table)
    CleanedText().apply(to: &draft)
    TitleRows(book: book).apply(to: &draft)
    guard table.columnCount <= Self.widestForm else { return draft }
    SplitLabels(book: book).apply(to: &draft)
    if FormReading.isForm(draft, book: book) {
      FormRepair(book: book).apply(to: &draft)
    } else {
      DataTableRepair(book: book).apply(to: &draft)
    }
    return draft
  }
}
