import GRDB

/// A store's documents by what became of them; every distinct content counts once.
public struct DocumentCounts: Hashable, Sendable {
  public var counts: [DocumentStatus: Int]

  public var total: Int { counts.values.reduce(0, +) }

  public subscript(_ status: DocumentStatus) -> Int { counts[status] ?? 0 }
}

/// What the documents with an output hold altogether.
public struct ContentCounts: Hashable, Sendable {
  public var pages: Int
  public var fields: Int
  public var fieldsToReview: Int
  public var failedChecks: Int

  public init(pages: Int, fields: Int, fieldsToReview: Int, failedChecks: Int) {
    self.pages = pages
    self.fields = fields
    self.fieldsToReview = fieldsToReview
    self.failedChecks = failedChecks
  }
}

/// A document with the name it is known by.
public struct NamedDocument: Hashable, Sendable {
  public var document: StoredDocument
  /// As the user first gave it; the content where it was never seen at a path.
  public var name: String
}

extension DocumentStore {
  public func documentCounts() throws(StoreError) -> DocumentCounts {
    try read { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT status, count(*) AS count FROM documents GROUP BY status")
      let pairs = rows.compactMap { row in
        DocumentStatus(rawValue: row["status"]).map { ($0, row["count"] as Int) }
      }
      return DocumentCounts(counts: Dictionary(pairs) { $1 })
    }
  }

  public func contentCounts() throws(StoreError) -> ContentCounts {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT total(page_count) AS pages, total(field_count) AS fields,
            total(review_count) AS review, total(failed_check_count) AS failed
          FROM documents WHERE output IS NOT NULL
          """)
      func count(_ name: String) -> Int { Int(row?[name] as Double? ?? 0) }
      return ContentCounts(
        pages: count("pages"), fields: count("fields"), fieldsToReview: count("review"),
        failedChecks: count("failed"))
    }
  }

  /// How many documents were last extracted by another version, profiles or settings.
  public func outdatedCount(recipe: String) throws(StoreError) -> Int {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM documents WHERE recipe IS NOT NULL AND recipe <> ?",
        arguments: [recipe]) ?? 0
    }
  }

  /// Documents in any of the statuses, in the order in which they were first seen.
  public func documents(_ statuses: [DocumentStatus]) throws(StoreError) -> [NamedDocument] {
    try named(
      "WHERE status IN (\(databaseQuestionMarks(count: statuses.count))) ORDER BY id",
      StatementArguments(statuses.map(\.rawValue)))
  }

  /// The document with this content; nil where the store has never seen it.
  public func document(_ content: ContentID) throws(StoreError) -> StoredDocument? {
    try read { database in
      try StoredDocument.fetchOne(
        database, sql: "SELECT * FROM documents WHERE content = ?",
        arguments: [content.description])
    }
  }

  /// Those whose extraction took longest, the slowest first.
  public func slowestDocuments(_ count: Int) throws(StoreError) -> [NamedDocument] {
    try named("WHERE seconds > 0 ORDER BY seconds DESC, id LIMIT ?", [count])
  }

  /// The inputs whose bytes could not be read: name and reason, by name.
  public func unreadableInputs() throws(StoreError) -> [(name: String, error: String)] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT name, error FROM unreadable_inputs ORDER BY name")
        .map { (name: $0["name"], error: $0["error"]) }
    }
  }

  /// Where the time went: the seconds of each stage over all documents, in the order of the flow.
  public func stageSeconds() throws(StoreError) -> [StageSeconds] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT stage, sum(seconds) AS seconds FROM stage_times
          GROUP BY stage ORDER BY min(position)
          """
      ).map { StageSeconds(stage: $0["stage"], seconds: $0["seconds"]) }
    }
  }

  private func named(
    _ condition: String, _ arguments: StatementArguments
  ) throws(StoreError) -> [NamedDocument] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT *, (SELECT name FROM inputs WHERE document = documents.id ORDER BY id LIMIT 1)
            AS name
          FROM documents \(condition)
          """, arguments: arguments
      ).map { row in
        let document = try StoredDocument(row: row)
        return NamedDocument(document: document, name: row["name"] ?? document.content.description)
      }
    }
  }
}
