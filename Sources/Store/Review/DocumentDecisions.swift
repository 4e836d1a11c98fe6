/// All that was decided in a document, found by what was decided on.
struct DocumentDecisions {
  private struct Reading: Hashable {
    let name: String
    let raw: String?
    let page: Int?
  }

  private let all: [Reading: [LoggedDecision]]

  /// The decisions in the order of the log.
  init(_ decisions: [LoggedDecision]) {
    all = Dictionary(grouping: decisions) { decision in
      Reading(name: decision.before.name, raw: decision.before.raw, page: decision.before.page)
    }
  }

  /// Those on a field whose reading was the same; a later version may have given the field another
  /// identifier.
  func decisions(on field: ReviewField) -> [LoggedDecision] {
    let reading = field.reading(flags: [])
    let same =
      all[Reading(name: field.name, raw: field.raw, page: field.page)]?
      .filter { $0.before.isSame(as: reading) } ?? []
    // Fields that share a cell, as levels do, are told apart by their identifiers.
    let own = same.filter { $0.field == field.id }
    guard own.isEmpty, let last = same.last else { return own }
    return same.filter { $0.field == last.field }
  }
}
