import PageModel

/// Rule: a blank that sibling forms fill is a value that fell off, not one that was never there.
///
/// Nothing is put in its place; where the siblings show that it always equals another amount, that
/// amount is kept beside it as the one reading left.
struct LostValues {
  static let rule = "lost_value"
  let book: LabelBook

  /// How alike two forms' labels must be (Jaccard) to be siblings.
  private static let likeness = 0.6

  func mark(_ drafts: inout [TableDraft], forms: [FormReading]) {
    for form in forms {
      let siblings = forms.filter { $0.table != form.table && isAlike($0, form) }
      let whole = siblings.filter { !isCutAtEdge($0) }
      let isCut = isCutAtEdge(form)
      for entry in form.entries where entry.value.isEmpty && entry.valueIndex != nil {
        let peers = siblings.compactMap { sibling in
          sibling.entries.first { $0.key == entry.key && !$0.value.isEmpty }
        }
        let bearing = whole.count { $0.entries.contains { $0.key == entry.key } }
        let filled = whole.count { sibling in
          sibling.entries.contains { $0.key == entry.key && !$0.value.isEmpty }
        }
        let isLost =
          isCut && entry.isAtEdge
          ? whole.isEmpty ? !entry.isInBlock : filled > 0 && filled * 3 >= bearing
          : filled >= 2 && filled * 5 >= bearing * 4 && !isBalanced(entry, form)
        guard isLost, !peers.isEmpty || whole.isEmpty else { continue }
        mark(entry, form, siblings, in: &drafts[form.table])
      }
    }
  }

  private func isAlike(_ a: FormReading, _ b: FormReading) -> Bool {
    let first = Set(a.entries.map(\.key)).union(a.headers)
    let second = Set(b.entries.map(\.key)).union(b.headers)
    let common = first.intersection(second).count
    return Double(common) >= Self.likeness * Double(first.union(second).count)
  }

  /// Whether every value that should stand in the last column is missing.
  private func isCutAtEdge(_ form: FormReading) -> Bool {
    let edge = form.entries.filter(\.isAtEdge)
    // A value that runs over the whole width is no part of the last column.
    let own = edge.filter { ($0.valueIndex?.column ?? 0) > 1 && $0.labelIndex.column > 0 }
    return own.count >= 2 && own.allSatisfy(\.value.isEmpty)
  }

  /// Whether the form's other amounts already make up the block's total, so that nothing is missing.
  private func isBalanced(_ entry: FormReading.Entry, _ form: FormReading) -> Bool {
    guard let slash = entry.key.firstIndex(of: "/") else { return false }
    let block = entry.key[...slash]
    let amounts = form.entries.filter { $0.key.hasPrefix(block) && $0.key != entry.key }
      .compactMap { ExactNumber($0.value.filter { $0 != "," }) }
    guard amounts.count >= 2, let total = amounts.max() else { return false }
    let sum = amounts.reduce(ExactNumber(digits: 0), +)
    return sum == total + total
  }

  private func mark(
    _ entry: FormReading.Entry, _ form: FormReading, _ siblings: [FormReading],
    in draft: inout TableDraft
  ) {
    guard let index = entry.valueIndex,
      let place = draft.table.cells.firstIndex(where: { $0.index == index })
    else { return }
    let flag = Flag(
      .valueLost,
      "Sibling forms have a value for \(entry.label), or the whole last column fell off.")
    draft.table.cells[place] = draft.table.cells[place].repaired(
      by: Self.rule, flag: flag, confidence: 0.5)
    if let suggestion = suggestion(entry, form, siblings) {
      draft.table.cells[place].alternatives = [suggestion]
    }
    draft.note(
      Self.rule, cells: [index], before: "", after: "",
      because: "sibling forms have a value here, or no label at the table's edge has one",
      confidence: 0.9)
  }

  /// The amount that equals the lost one in every sibling, when there are three or more.
  private func suggestion(
    _ entry: FormReading.Entry, _ form: FormReading, _ siblings: [FormReading]
  ) -> String? {
    guard book.type(of: LabelText(entry.label)) == .money else { return nil }
    var candidates: Set<String> = []
    for other in form.entries where other.key != entry.key && !other.value.isEmpty {
      guard book.type(of: LabelText(other.label)) == .money else { continue }
      let pairs = siblings.compactMap { sibling -> Bool? in
        guard let own = sibling.entries.first(where: { $0.key == entry.key && !$0.value.isEmpty }),
          let same = sibling.entries.first(where: { $0.key == other.key && !$0.value.isEmpty }),
          let a = ExactNumber(own.value), let b = ExactNumber(same.value)
        else { return nil }
        return a == b
      }
      if pairs.count >= 3, pairs.allSatisfy({ $0 }) { candidates.insert(other.value) }
    }
    return candidates.count == 1 ? candidates.first : nil
  }
}
