import GRDB

/// The queue at a glance.
public struct QueueOverview: Hashable, Sendable {
  /// Items nobody has decided.
  public var open: Int
  /// Items that wait for a second opinion.
  public var second: Int
  /// Disagreements a lead is to settle.
  public var lead: Int
  public var done: Int
  /// Documents with anything open, the worst first; no more than were asked for.
  public var documents: [DeskDocument]
  /// The codes of flags on what is open, with how many items each.
  public var flags: [QueueCount]
  /// The kinds of records with anything open, likewise.
  public var kinds: [QueueCount]
  /// The failed checks that look at what is open, likewise.
  public var rules: [QueueCount]
  /// The last runs, the latest first, by number.
  public var runs: [QueueCount]
}

/// How many items of the queue have something in common.
public struct QueueCount: Hashable, Sendable {
  public var name: String
  public var count: Int
}

extension DocumentStore {
  /// The queue at a glance, with so many of its documents.
  public func queueOverview(_ filter: QueueFilter, documents count: Int) throws(StoreError)
    -> QueueOverview
  {
    try read { database in
      let arguments = StatementArguments(filter.arguments)
      let states = try Row.fetchAll(
        database,
        sql: """
          SELECT state, count(*) AS count FROM review_items WHERE \(filter.condition)
          GROUP BY state
          """, arguments: arguments)
      let counts = Dictionary(
        uniqueKeysWithValues: states.map { ($0["state"] as String, $0["count"] as Int) })
      return QueueOverview(
        open: counts["open"] ?? 0, second: counts["second"] ?? 0, lead: counts["lead"] ?? 0,
        done: counts["done"] ?? 0,
        documents: try Self.openDocuments(filter, count, database),
        flags: try Self.flagCounts(filter, database),
        kinds: try Self.kindCounts(filter, database),
        rules: try Self.ruleCounts(filter, database), runs: try Self.runCounts(filter, database))
    }
  }

  private static func openDocuments(
    _ filter: QueueFilter, _ count: Int, _ database: Database
  ) throws -> [DeskDocument] {
    let condition =
      filter.isEmpty
      ? ""
      : """
      AND EXISTS (SELECT 1 FROM review_items WHERE review_items.document = documents.id
        AND review_items.state <> 'done' AND \(filter.condition))
      """
    var arguments = filter.arguments
    arguments["count"] = count
    return try Row.fetchAll(
      database,
      sql: """
        SELECT documents.*, review_documents.open_count,
          (SELECT name FROM inputs WHERE document = documents.id ORDER BY id LIMIT 1) AS name
        FROM review_documents JOIN documents ON documents.id = review_documents.document
        WHERE open_count > 0 \(condition)
        ORDER BY cost DESC, documents.id LIMIT :count
        """, arguments: StatementArguments(arguments)
    ).map { row in
      let content: String = row["content"]
      return DeskDocument(
        id: row["id"], content: content, name: row["name"] ?? content, title: row["title"],
        pageCount: row["page_count"], mediaType: row["media_type"] ?? "",
        openCount: row["open_count"])
    }
  }

  private static func flagCounts(
    _ filter: QueueFilter, _ database: Database
  ) throws -> [QueueCount] {
    try counts(
      """
      SELECT field_flags.code AS name, count(*) AS count
      FROM review_items JOIN field_flags USING (document, field)
      WHERE state <> 'done' AND \(filter.condition) GROUP BY 1 ORDER BY 2 DESC, 1
      """, filter, database)
  }

  private static func kindCounts(
    _ filter: QueueFilter, _ database: Database
  ) throws -> [QueueCount] {
    try counts(
      """
      SELECT records.kind AS name, count(*) AS count FROM review_items
      JOIN fields ON fields.document = review_items.document
        AND fields.position = review_items.field
      JOIN records ON records.document = fields.document AND records.position = fields.record
      WHERE state <> 'done' AND \(filter.condition) GROUP BY 1 ORDER BY 2 DESC, 1
      """, filter, database)
  }

  private static func ruleCounts(
    _ filter: QueueFilter, _ database: Database
  ) throws -> [QueueCount] {
    try counts(
      """
      SELECT checks.rule AS name, count(DISTINCT review_items.document * 1000000 + review_items.field)
        AS count
      FROM checks LEFT JOIN check_fields ON check_fields.document = checks.document
        AND check_position = checks.position
      JOIN review_items ON review_items.document = checks.document
        AND review_items.field = coalesce(check_fields.field, -1 - checks.position)
      WHERE checks.status = 'failed' AND review_items.state <> 'done' AND \(filter.condition)
      GROUP BY 1 ORDER BY 2 DESC, 1
      """, filter, database)
  }

  private static func runCounts(
    _ filter: QueueFilter, _ database: Database
  ) throws -> [QueueCount] {
    try counts(
      """
      SELECT CAST(documents.run AS TEXT) AS name, count(*) AS count FROM review_items
      JOIN documents ON documents.id = review_items.document
      WHERE state <> 'done' AND documents.run IS NOT NULL AND \(filter.condition)
      GROUP BY documents.run ORDER BY documents.run DESC LIMIT 10
      """, filter, database)
  }

  private static func counts(
    _ sql: String, _ filter: QueueFilter, _ database: Database
  ) throws -> [QueueCount] {
    try Row.fetchAll(database, sql: sql, arguments: StatementArguments(filter.arguments))
      .map { QueueCount(name: $0["name"], count: $0["count"]) }
  }
}
