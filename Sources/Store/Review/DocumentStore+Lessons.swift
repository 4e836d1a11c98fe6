import GRDB
import PageModel

/// What a person's decision teaches, as `gongkai learned add` and `gongkai calibrate` take it.
public struct ReviewLesson: Hashable, Sendable, Encodable {
  /// "sha256:" and the digest of the document.
  public var document: String
  public var field: String
  /// Confirmed, corrected or rejected.
  public var decision: String
  public var profile: String?
  public var name: String
  public var before: String?
  public var after: String?
  /// The label as printed, where a person said that it means this field.
  public var label: String?
}

extension DocumentStore {
  /// Gives the decisions that hold, document by document, and the labels people put right in tables.
  public func eachLesson(_ take: (ReviewLesson) -> Void) throws(StoreError) {
    let contents = try read { database in
      try String.fetchAll(
        database, sql: "SELECT DISTINCT content FROM decisions ORDER BY content")
    }
    for content in contents {
      let lessons = try read { database in
        try Self.lessons(in: content, database)
      }
      lessons.forEach(take)
      try labelLessons(in: content).forEach(take)
    }
  }

  private static func lessons(
    in content: String, _ database: Database
  ) throws -> [ReviewLesson] {
    let profiles = try fieldProfiles(in: content, database)
    return try LoggedDecision.fetchAll(
      database,
      sql: """
        SELECT * FROM decisions WHERE content = ? AND action NOT IN ('undo', 'restructure')
          AND field NOT LIKE 'check.%'
          AND NOT EXISTS (SELECT 1 FROM decisions AS later WHERE later.undoes = decisions.id)
        GROUP BY field HAVING id = max(id) ORDER BY id
        """, arguments: [content]
    ).map { decision in
      ReviewLesson(
        document: content, field: decision.field, decision: decision.after.status.rawValue,
        profile: profiles[decision.field], name: decision.before.name,
        before: decision.before.value, after: decision.after.value)
    }
  }

  /// By field, the profile its record was read by.
  private static func fieldProfiles(
    in content: String, _ database: Database
  ) throws -> [String: String] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT fields.id, records.profile FROM documents
        JOIN fields ON fields.document = documents.id
        JOIN records ON records.document = documents.id AND records.position = fields.record
        WHERE documents.content = ? AND records.profile IS NOT NULL
        """, arguments: [content])
    return Dictionary(rows.map { ($0["id"], $0["profile"]) }, uniquingKeysWith: { $1 })
  }

  /// What cells that were given another text said before, where that text is a label now.
  private func labelLessons(in content: String) throws(StoreError) -> [ReviewLesson] {
    let found = try read { database in
      try Int64.fetchOne(
        database, sql: "SELECT id FROM documents WHERE content = ?", arguments: [content])
    }
    guard let id = found, let document = try changeable(id) else { return [] }
    var lessons: [ReviewLesson] = []
    var layout = document.unjudged.repaired.layout
    for change in document.changes.map(\.change) {
      let before = layout
      layout = layout.changed(by: [change]).layout
      guard case .text(let row, let column, let text) = change.edit,
        let table = before.tables.first(where: { $0.id == change.table }),
        let cell = table.cells.first(where: { $0.index == CellIndex(row: row, column: column) }),
        !cell.isBlank
      else { continue }
      let fields = try read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT fields.id, fields.name, records.profile FROM fields
            JOIN records ON records.document = fields.document
              AND records.position = fields.record
            WHERE fields.document = ? AND fields.source_table = ? AND fields.label = ?
              AND records.profile IS NOT NULL
            """, arguments: [id, change.table, text])
      }
      lessons += fields.prefix(1).map { row in
        ReviewLesson(
          document: content, field: row["id"], decision: "confirmed", profile: row["profile"],
          name: row["name"], label: cell.text)
      }
    }
    return lessons
  }
}
