import PageModel

/// Rule: text as it was meant, without leaked tags and entities, stray blanks and look-alikes.
struct CleanedText {
  static let rule = "cleaned_text"
  private static let markupRule = "removed_markup"
  private static let doublingRule = "removed_doubling"

  func apply(to draft: inout TableDraft) {
    for index in draft.table.cells.indices where Self.needsCleaning(draft.table.cells[index].text) {
      clean(&draft, at: index)
    }
  }

  private func clean(_ draft: inout TableDraft, at index: Int) {
    var cell = draft.table.cells[index]
    let before = cell.text
    func note(_ rule: String, _ text: String, _ reason: String, flag: Flag?, confidence: Double) {
      guard text != cell.text else { return }
      draft.note(
        rule, cells: [cell.index], before: cell.text, after: text, because: reason,
        confidence: confidence)
      cell = cell.repaired(by: rule, flag: flag, confidence: confidence)
      cell.text = text
    }
    let withoutTags = MarkupText.removed(from: cell.text)
    note(
      Self.markupRule, withoutTags, "tags and entities of a web page stand in the text",
      flag: Flag(.markupRemoved, "Tags of a web page were taken out of the text."), confidence: 0.97
    )
    note(
      Self.rule, BlankText.cleaned(cell.text), "blanks and look-alikes that no author types",
      flag: nil, confidence: 0.99)
    if let single = DoubledText.undone(cell.text) {
      cell.alternatives.append(cell.text)
      note(
        Self.doublingRule, single, "the same words stand twice, one right after the other",
        flag: Flag(.ambiguousReading, "The words stood twice; once is likelier meant."),
        confidence: 0.8)
    }
    guard cell.text != before else { return }
    draft.table.cells[index] = cell
  }

  /// Whether anything at all can be found in the text; most cells end here.
  private static func needsCleaning(_ text: String) -> Bool {
    var count = 0
    for byte in text.utf8 {
      // Blanks, angle brackets, ampersands, and the lead bytes of full-width forms and odd signs.
      if byte == 0x20 || byte == 0x3C || byte == 0x26 || byte == 0x09 || byte == 0x0A {
        return true
      }
      if byte == 0xEF || byte == 0xC2 || byte == 0xE2 { return true }
      count += 1
    }
    return count >= 24
  }
}
