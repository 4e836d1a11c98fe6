import GRDB
import PageModel

/// A range of a document's pages and what became of it.
public struct PageRangeOutcome: Hashable, Sendable {
  public var pages: ClosedRange<Int>
  public var attempts: Int
  /// Why the pages were lost, as one clause; nil when they were read.
  public var error: String?

  public init(pages: ClosedRange<Int>, attempts: Int = 1, error: String? = nil) {
    self.pages = pages
    self.attempts = attempts
    self.error = error
  }
}

/// How long a stage of the flow took for a document.
public struct StageSeconds: Hashable, Sendable {
  public var stage: String
  public var seconds: Double

  public init(stage: String, seconds: Double) {
    self.stage = stage
    self.seconds = seconds
  }
}

/// A document that was extracted and whose output is in its place.
public struct ExtractedEntry: Sendable {
  /// What tables can be changed in by hand later.
  public var unjudged: UnjudgedExtraction
  public var judged: JudgedRecords
  /// Whether pages are missing from it.
  public var isPartial: Bool
  /// What is to be said of it, as sentences.
  public var warnings: [String]
  public var pageRanges: [PageRangeOutcome]
  public var stages: [StageSeconds]
  /// The original's place in the store, where it was kept.
  public var original: String?
  /// What was written in the output's place; nil where that is not to be looked at later.
  public var mark: OutputMark?

  public init(
    _ unjudged: UnjudgedExtraction, _ judged: JudgedRecords, isPartial: Bool,
    warnings: [String] = [], pageRanges: [PageRangeOutcome], stages: [StageSeconds],
    original: String? = nil, mark: OutputMark? = nil
  ) {
    self.unjudged = unjudged
    self.judged = judged
    self.isPartial = isPartial
    self.warnings = warnings
    self.pageRanges = pageRanges
    self.stages = stages
    self.original = original
    self.mark = mark
  }
}

/// A document that has no output.
public struct FailedEntry: Hashable, Sendable {
  /// `failed`, `skipped` or `encrypted`.
  public var status: DocumentStatus
  public var isRetryable: Bool
  /// One clause.
  public var error: String
  /// In seconds.
  public var seconds: Double

  public init(_ status: DocumentStatus, isRetryable: Bool, error: String, seconds: Double) {
    precondition(
      !status.hasOutput && status != .pending, "A failure is not a status with an output.")
    self.status = status
    self.isRetryable = isRetryable
    self.error = error
    self.seconds = seconds
  }
}

extension DocumentStore {
  /// Puts down what was extracted, in place of what was known before; the output must lie in its
  /// place already, synced.
  public func record(
    _ entry: ExtractedEntry, of content: ContentID, run: StoredRun
  ) throws(StoreError) {
    let rows = ExtractionRows(entry.judged, layout: entry.unjudged.repaired.layout)
    try write { database in
      let document = try Self.identifier(of: content, database)
      try Self.forget(document, database)
      try Self.update(document, with: entry, rows: rows, run: run, output: content, database)
      try Self.insert(entry, of: document, database)
      try Self.keep(entry.unjudged, of: document, database)
      try rows.insert(for: document, into: database)
      try Self.noteWritten(document, as: entry.mark, database)
    }
  }

  /// Puts down that a document could not be extracted.
  ///
  /// What an older version made of it stays, with its status, and is told to be out of date still.
  public func record(
    _ entry: FailedEntry, of content: ContentID, run: StoredRun
  ) throws(StoreError) {
    try write { database in
      try database.cachedStatement(
        sql: """
          UPDATE documents SET error = :error, attempts = attempts + 1,
            status = CASE WHEN output IS NULL THEN :status ELSE status END,
            is_retryable = :retryable, run = :run, seconds = :seconds,
            version = CASE WHEN output IS NULL THEN :version ELSE version END,
            recipe = CASE WHEN output IS NULL THEN :recipe ELSE recipe END
          WHERE content = :content
          """
      ).execute(arguments: [
        "error": entry.error, "status": entry.status.rawValue, "retryable": entry.isRetryable,
        "run": run.id, "seconds": entry.seconds, "version": run.version, "recipe": run.recipe,
        "content": content.description,
      ])
    }
  }

  /// Puts down that a document's output is lost: the document is pending, however often another try
  /// fails, and its tables cannot be changed until it is extracted.
  ///
  /// What was read stays, with people's decisions. Only for the holder of the output's lock.
  public func noteLost(_ content: ContentID) throws(StoreError) {
    try write { database in
      let document = try Self.identifier(of: content, database)
      try Self.forget(["unjudged_extractions"], of: document, database)
      try database.execute(
        sql: """
          UPDATE documents SET status = 'pending', is_retryable = 0, error = NULL, output = NULL,
            extracted_at = NULL, version = NULL, recipe = NULL
          WHERE id = ?
          """, arguments: [document])
      try Self.noteWritten(document, as: nil, database)
    }
  }

  private static func identifier(of content: ContentID, _ database: Database) throws -> Int64 {
    let statement = try database.cachedStatement(sql: "SELECT id FROM documents WHERE content = ?")
    guard let id = try Int64.fetchOne(statement, arguments: [content.description]) else {
      throw DatabaseError(
        resultCode: .SQLITE_NOTFOUND, message: "\(content) was never noted in the store")
    }
    return id
  }

  private static func forget(_ document: Int64, _ database: Database) throws {
    try forgetRecords(of: document, database)
    try forget(["page_ranges", "stage_times", "unjudged_extractions"], of: document, database)
  }

  /// Takes away what was read from the document's tables.
  static func forgetRecords(of document: Int64, _ database: Database) throws {
    try forget(
      ["records", "fields", "field_flags", "checks", "check_fields"], of: document, database)
  }

  private static func forget(
    _ tables: [String], of document: Int64, _ database: Database
  ) throws {
    for table in tables {
      try database.cachedStatement(sql: "DELETE FROM \(table) WHERE document = ?")
        .execute(arguments: [document])
    }
  }

  private static func update(
    _ document: Int64, with entry: ExtractedEntry, rows: ExtractionRows, run: StoredRun,
    output content: ContentID, _ database: Database
  ) throws {
    let description = entry.unjudged.document
    try database.cachedStatement(
      sql: """
        UPDATE documents SET status = :status, is_retryable = :retryable, error = :error,
          attempts = attempts + 1, media_type = :media_type, page_count = :page_count,
          title = :title, language = :language, version = :version, recipe = :recipe,
          output = :output, original = coalesce(:original, original), field_count = :fields,
          review_count = :review, failed_check_count = :failed_checks, seconds = :seconds,
          extracted_at = :now, run = :run
        WHERE id = :id
        """
    ).execute(arguments: [
      "status": (entry.isPartial ? DocumentStatus.partial : .succeeded).rawValue,
      "retryable": entry.isPartial, "error": entry.trouble, "media_type": description.mediaType,
      "page_count": description.pageCount, "title": description.title,
      "language": description.language, "version": run.version, "recipe": run.recipe,
      "output": StoreFolder.output(of: content), "original": entry.original,
      "fields": rows.fields.count, "review": rows.reviewCount,
      "failed_checks": rows.failedCheckCount,
      "seconds": entry.stages.reduce(0) { $0 + $1.seconds }, "now": WallClock.now, "run": run.id,
      "id": document,
    ])
  }

  private static func insert(
    _ entry: ExtractedEntry, of document: Int64, _ database: Database
  ) throws {
    let ranges = try database.cachedStatement(
      sql: """
        INSERT INTO page_ranges (document, first_page, last_page, state, attempts, error)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    for range in entry.pageRanges {
      try ranges.execute(arguments: [
        document, range.pages.lowerBound, range.pages.upperBound,
        range.error == nil ? "read" : "lost", range.attempts, range.error,
      ])
    }
    let times = try database.cachedStatement(
      sql: "INSERT INTO stage_times (document, position, stage, seconds) VALUES (?, ?, ?, ?)")
    for (position, stage) in entry.stages.enumerated() {
      try times.execute(arguments: [document, position, stage.stage, stage.seconds])
    }
  }
}

extension ExtractedEntry {
  /// Why it is partial, as one clause; nil where it is whole.
  fileprivate var trouble: String? {
    guard isPartial else { return nil }
    // Pages that are there may lack something, too: their lines or their picture.
    let told = warnings.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    return lostPages ?? (told.isEmpty ? nil : told.joined(separator: "; "))
  }

  /// The pages that are missing, as one clause; nil when there are none.
  fileprivate var lostPages: String? {
    let lost = pageRanges.filter { $0.error != nil }
    guard let first = lost.first else { return nil }
    let names = lost.map { range in
      range.pages.count == 1
        ? "\(range.pages.lowerBound)" : "\(range.pages.lowerBound)-\(range.pages.upperBound)"
    }
    let word = lost.count == 1 && first.pages.count == 1 ? "page" : "pages"
    return "\(word) \(names.joined(separator: ", ")) could not be read: \(first.error ?? "")"
  }
}
