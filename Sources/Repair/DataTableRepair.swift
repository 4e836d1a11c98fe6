import PageModel

/// Puts right a table of a header and rows of figures that came as text without its merged cells.
struct DataTableRepair {
  let book: LabelBook

  func apply(to draft: inout TableDraft) {
    guard draft.isFlat else { return }
    HeaderSpans().apply(to: &draft)
    ShiftedLines().apply(to: &draft)
    SlidHalves().apply(to: &draft)
  }
}
