import GRDB

/// The decisions of a document that stand, found by what was decided on.
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

extension DocumentStore {
  /// Of the log: decisions that nobody took back.
  private static let stands = """
    action <> 'undo'
    AND NOT EXISTS (SELECT 1 FROM decisions AS later WHERE later.undoes = decisions.id)
    """

  /// Every decision in a document that stands, in the order of the log.
  static func standingDecisions(
    in content: String, _ database: Database
  ) throws -> [LoggedDecision] {
    try LoggedDecision.fetchAll(
      database.cachedStatement(
        sql: "SELECT * FROM decisions WHERE content = ? AND \(stands) ORDER BY id"),
      arguments: [content])
  }

  /// The decisions on one field that stand, in the order of the log; found by what was read, so that
  /// others in the document cost nothing.
  static func standingDecisions(
    on field: ReviewField, in content: String, _ database: Database
  ) throws -> [LoggedDecision] {
    let found = try LoggedDecision.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT * FROM decisions
          WHERE content = ? AND \(ReviewSchema.nameThatWasRead) = ?
            AND \(ReviewSchema.textThatWasRead) IS ? AND \(ReviewSchema.pageThatWasRead) IS ?
            AND \(stands)
          ORDER BY id
          """), arguments: [content, field.name, field.raw, field.page])
    return DocumentDecisions(found).decisions(on: field)
  }
}
