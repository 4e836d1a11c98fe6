import Foundation
import GRDB
import PageModel

/// A document whose tables can be changed by hand.
public struct ChangeableDocument: Hashable, Sendable {
  public var content: ContentID
  /// As the program read it.
  public var unjudged: UnjudgedExtraction
  /// What people changed, in order.
  public var changes: [LoggedTableChange]
  /// RFC 3339 in UTC.
  public var extractedAt: String
  /// What it was read by: the store has the setup under it.
  public var recipe: String

  /// The document with all that people changed.
  public var changed: UnjudgedExtraction {
    changed(by: changes.map(\.change))
  }

  public func changed(by changes: [TableChange]) -> UnjudgedExtraction {
    var changed = unjudged
    changed.repaired.layout = changed.repaired.layout.changed(by: changes).layout
    return changed
  }
}

/// A change of a table that stands.
public struct LoggedTableChange: Hashable, Sendable {
  public var decision: Int64
  public var user: Int64
  public var change: TableChange
}

/// A change of a table, or one taken back, with what the document is from now on.
public struct TableVerdict: Sendable {
  /// The change to be made or taken back.
  public var change: TableChange
  /// The decision that is taken back; nil for a change that is made.
  public var undoes: Int64?
  /// What `rebuilt` was made from.
  public var document: ChangeableDocument
  public var rebuilt: Extraction
  public var seconds: Double
  /// Made anew by the page for each change; the same one twice is one change.
  public var request: String

  public init(
    _ change: TableChange, undoes: Int64? = nil, on document: ChangeableDocument,
    rebuilt: Extraction,
    seconds: Double, request: String
  ) {
    self.change = change
    self.undoes = undoes
    self.document = document
    self.rebuilt = rebuilt
    self.seconds = seconds
    self.request = request
  }
}

extension DocumentStore {
  /// A document to change tables in; nil where the store does not have it, or what it was read by, in
  /// this version's form.
  public func changeable(_ document: Int64) throws(StoreError) -> ChangeableDocument? {
    try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT documents.content AS name, documents.extracted_at, documents.recipe, kept.content
            FROM documents
            JOIN unjudged_extractions AS kept ON kept.document = documents.id
            JOIN setups ON setups.recipe = documents.recipe AND setups.version = kept.version
            WHERE documents.id = ? AND kept.version = ?
            """), arguments: [document, Release.version])
      guard let row, let content = ContentID(row["name"]) else { return nil }
      let bytes: Data = row["content"]
      guard let unjudged = try? UnjudgedExtraction(wireBytes: Array(bytes)) else { return nil }
      return ChangeableDocument(
        content: content, unjudged: unjudged,
        changes: try Self.tableChanges(in: content.description, database),
        extractedAt: row["extracted_at"], recipe: row["recipe"])
    }
  }

  /// The changes of a document's tables that stand, in order.
  public func tableChanges(in content: ContentID) throws(StoreError) -> [LoggedTableChange] {
    try read { try Self.tableChanges(in: content.description, $0) }
  }

  /// Puts a change of a table into the log and what is read from the document now into its place,
  /// both or neither; false where somebody changed a table, or the document was extracted anew, since
  /// the change was prepared.
  ///
  /// The document's output is to be written from then on.
  public func restructure(
    _ document: Int64, _ verdict: TableVerdict, by account: Account, now: Int,
    _ opinions: SecondOpinions
  ) throws(StoreError) -> Bool {
    let rows = ExtractionRows(
      verdict.rebuilt.judged, layout: verdict.rebuilt.repaired.layout)
    return try writeLastingly { database in
      let earlier = try database.cachedStatement(sql: "SELECT 1 FROM decisions WHERE request = ?")
      if try Bool.fetchOne(earlier, arguments: [verdict.request]) != nil { return true }
      let content = verdict.rebuilt.document.id
      let changes = try Self.tableChanges(in: content, database)
      let extractedAt = try String.fetchOne(
        database, sql: "SELECT extracted_at FROM documents WHERE id = ?", arguments: [document])
      guard changes == verdict.document.changes, extractedAt == verdict.document.extractedAt else {
        return false
      }
      _ = try Self.append(
        Self.entry(of: verdict, in: content, by: account, changes, database), database)
      try Self.forgetRecords(of: document, database)
      try rows.insert(for: document, into: database)
      try database.execute(
        sql: """
          UPDATE documents SET field_count = ?, review_count = ?, failed_check_count = ?
          WHERE id = ?
          """, arguments: [rows.fields.count, rows.reviewCount, rows.failedCheckCount, document])
      try Self.enqueue(document, opinions, now, database)
      try Self.noteToWrite(document, database)
      return true
    }
  }

  /// Where a field of a document stands, by its identifier; nil where it has none of that name.
  public func position(of field: String, in document: Int64) throws(StoreError) -> Int? {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT position FROM fields WHERE document = ? AND id = ?",
        arguments: [document, field])
    }
  }

  private static func entry(
    of verdict: TableVerdict, in content: String, by account: Account,
    _ changes: [LoggedTableChange], _ database: Database
  ) throws -> Entry {
    let undone = try verdict.undoes.flatMap { id in
      try LoggedDecision.fetchOne(
        database, sql: "SELECT * FROM decisions WHERE id = ?", arguments: [id])
    }
    let isUndo = undone != nil
    return Entry(
      account: account, content: content, name: verdict.change.table,
      reading: ReviewedReading(
        name: "table", raw: verdict.change.fingerprint, confidence: 1, flags: []),
      verdict: ReviewVerdict(
        isUndo ? .undo : .restructure, version: changes.count, seconds: verdict.seconds,
        request: verdict.request),
      after: ReviewedValue(
        isUndo ? .open : .restructured, edit: isUndo ? nil : verdict.change.edit),
      undone: undone)
  }

  static func tableChanges(
    in content: String, _ database: Database
  ) throws -> [LoggedTableChange] {
    try LoggedDecision.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT * FROM decisions WHERE content = ? AND action = 'restructure'
            AND NOT EXISTS (SELECT 1 FROM decisions AS later WHERE later.undoes = decisions.id)
          ORDER BY id
          """), arguments: [content]
    ).compactMap { decision in
      guard let edit = decision.after.edit, let fingerprint = decision.before.raw else {
        return nil
      }
      return LoggedTableChange(
        decision: decision.id, user: decision.user,
        change: TableChange(table: decision.field, fingerprint: fingerprint, edit: edit))
    }
  }

  static func keep(
    _ unjudged: UnjudgedExtraction, of document: Int64, _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: "INSERT INTO unjudged_extractions (document, version, content) VALUES (?, ?, ?)"
    ).execute(arguments: [document, Release.version, Data(unjudged.wireBytes)])
  }
}
