import GRDB

extension DocumentStore {
  /// Brings the queue up to what was extracted, and gives how many documents changed.
  ///
  /// New documents come in; of those extracted anew only fields whose reading changed are asked
  /// again.
  @discardableResult
  public func updateQueue(_ opinions: SecondOpinions, now: Int) throws(StoreError) -> Int {
    var count = 0
    while true {
      let documents = try staleDocuments()
      guard !documents.isEmpty else { return count }
      for document in documents {
        try write { try Self.enqueue(document, opinions, now, $0) }
      }
      count += documents.count
    }
  }

  /// Some of the documents whose items are not those of their last extraction.
  private func staleDocuments() throws(StoreError) -> [Int64] {
    try read { database in
      try Int64.fetchAll(
        database,
        sql: """
          SELECT documents.id FROM documents
          LEFT JOIN review_documents ON review_documents.document = documents.id
          WHERE documents.output IS NOT NULL
            AND review_documents.extracted_at IS NOT documents.extracted_at
          LIMIT 500
          """)
    }
  }

  /// Puts a document's fields into the queue in place of those it had there.
  static func enqueue(
    _ document: Int64, _ opinions: SecondOpinions, _ now: Int, _ database: Database
  ) throws {
    let row = try Row.fetchOne(
      database, sql: "SELECT content, extracted_at FROM documents WHERE id = ?",
      arguments: [document])
    // A run may have found its output lost since it was listed.
    guard let row, let extractedAt = row["extracted_at"] as String? else { return }
    let content: String = row["content"]
    let decisions = DocumentDecisions(try standingDecisions(in: content, database))
    // Positions may stand for other fields now: no version a page shows may be one of the new ones.
    let newest =
      try Int.fetchOne(
        database,
        sql: """
          SELECT max(version) FROM (SELECT version FROM review_items WHERE document = ?
            UNION ALL SELECT version FROM decisions WHERE content = ?)
          """, arguments: [document, content]) ?? -1
    try database.execute(sql: "DELETE FROM review_items WHERE document = ?", arguments: [document])
    let insertion = try database.cachedStatement(
      sql: """
        INSERT INTO review_items (document, field, cost, state, version, decision, decided_by)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for (field, isPointedAt) in try candidates(in: document, database) {
      var course = ReviewCourse(
        needsSecondOpinion: opinions.wants(content: content, field: field.id, number: field.number))
      for decision in decisions.decisions(on: field) { course.add(decision) }
      try insertion.execute(arguments: [
        document, field.address.field, field.expectedCost(isPointedAt: isPointedAt),
        course.state.rawValue, newest + 1,
        course.standing.last?.id, course.standing.last?.user,
      ])
    }
    try database.execute(
      sql: """
        INSERT INTO review_documents (document, extracted_at, queued_at, open_count, cost)
        VALUES (?, ?, ?, 0, 0)
        ON CONFLICT (document) DO UPDATE SET extracted_at = excluded.extracted_at
        """, arguments: [document, extractedAt, now])
    try recount(document, database)
  }

  /// The fields of a document that need a look, and whether a failed check points at them; and the
  /// failed checks that point at none.
  private static func candidates(
    in document: Int64, _ database: Database
  ) throws -> [(ReviewField, isPointedAt: Bool)] {
    let checks = try checksWithoutFields(in: document, database).map { ($0, isPointedAt: true) }
    return try checks
      + Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT fields.*, EXISTS (
              SELECT 1 FROM check_fields
              WHERE check_fields.document = fields.document AND field = fields.position) AS pointed
            FROM fields WHERE document = ? AND (status = 'needs_review' OR is_sampled)
            """), arguments: [document]
      ).map { (ReviewField(row: $0), $0["pointed"]) }
  }

  /// Counts a document's open items anew.
  static func recount(_ document: Int64, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        UPDATE review_documents SET
          open_count = (SELECT count(*) FROM review_items
            WHERE review_items.document = review_documents.document AND state <> 'done'),
          cost = (SELECT coalesce(max(cost), 0) FROM review_items
            WHERE review_items.document = review_documents.document AND state <> 'done')
        WHERE document = ?
        """
    ).execute(arguments: [document])
  }
}
