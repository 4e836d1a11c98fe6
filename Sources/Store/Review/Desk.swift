import GRDB

/// Everything that is shown beside the page when a field is decided.
public struct Desk: Hashable, Sendable {
  public var document: DeskDocument
  public var record: DeskRecord
  public var entries: [DeskEntry]
  /// The failed checks that look at any of the entries.
  public var checks: [DeskCheck]
  /// The item itself.
  public var item: ReviewItem

  /// The entry that is to be decided.
  public var current: DeskEntry? { entries.first { $0.field.address == item.address } }
}

/// A document as the review names it.
public struct DeskDocument: Hashable, Sendable {
  public var id: Int64
  public var content: String
  /// As the user first gave it.
  public var name: String
  public var title: String?
  public var pageCount: Int
  public var mediaType: String
  public var openCount: Int
}

/// The form or table the fields belong to.
public struct DeskRecord: Hashable, Sendable {
  public var id: String
  public var kind: String
  public var title: String?
  /// How many fields it has in all; more than are shown where it is long.
  public var fieldCount: Int
}

/// One field with its flags and what was decided on it.
public struct DeskEntry: Hashable, Sendable {
  public var field: ReviewField
  public var flags: [DeskFlag]
  /// Nil for a field that need not be looked at.
  public var state: ReviewCourse.State?
  public var version: Int
  public var value: ReviewedValue?
}

/// A flag in plain words.
public struct DeskFlag: Hashable, Sendable {
  public var code: String
  public var message: String
}

/// A failed check in plain words.
public struct DeskCheck: Hashable, Sendable {
  public var rule: String
  public var message: String
  public var expected: String?
  public var actual: String?
  /// The positions of the fields it looked at.
  public var fields: [Int]
}

extension DocumentStore {
  /// How many fields are shown at once; of a longer record those around the item.
  private static let mostEntries = 160

  /// The desk for an item; nil where there is none.
  public func desk(_ address: ItemAddress) throws(StoreError) -> Desk? {
    try read { database in
      guard let item = try Self.item(address, database),
        let document = try Self.document(address.document, database),
        let record = try Self.record(of: address, database)
      else { return nil }
      let range = record.positions(around: address.field, atMost: Self.mostEntries)
      var entries = try Self.entries(in: document, range, database)
      if let check = try Self.checkField(address, database) {
        entries.append(try Self.entry(of: check, item, in: document, database))
      }
      return Desk(
        document: document, record: record.description, entries: entries,
        checks: try Self.checks(in: address.document, range, database), item: item)
    }
  }

  static func document(_ id: Int64, _ database: Database) throws -> DeskDocument? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT documents.*, review_documents.open_count,
            (SELECT name FROM inputs WHERE document = documents.id ORDER BY id LIMIT 1) AS name
          FROM documents JOIN review_documents ON review_documents.document = documents.id
          WHERE documents.id = ?
          """), arguments: [id])
    return row.map { row in
      let content: String = row["content"]
      return DeskDocument(
        id: id, content: content, name: row["name"] ?? content, title: row["title"],
        pageCount: row["page_count"], mediaType: row["media_type"] ?? "",
        openCount: row["open_count"])
    }
  }

  /// A record's description and the positions of its fields.
  private struct RecordRange {
    let description: DeskRecord
    let positions: ClosedRange<Int>

    func positions(around field: Int, atMost count: Int) -> ClosedRange<Int> {
      guard positions.count > count else { return positions }
      let first = min(
        max(field - count / 2, positions.lowerBound), positions.upperBound - count + 1)
      return first...(first + count - 1)
    }
  }

  private static func entry(
    of check: ReviewField, _ item: ReviewItem, in document: DeskDocument, _ database: Database
  ) throws -> DeskEntry {
    var course = ReviewCourse()
    for decision in try standingDecisions(on: check, in: document.content, database) {
      course.add(decision)
    }
    return DeskEntry(
      field: check, flags: [], state: item.state, version: item.version, value: course.value)
  }

  private static func record(
    of address: ItemAddress, _ database: Database
  ) throws -> RecordRange? {
    if let check = try checkField(address, database) {
      // The fields of the record the check is about; of none where it is about the document.
      let first = try Int.fetchOne(
        database, sql: "SELECT min(position) FROM fields WHERE document = ? AND record = ?",
        arguments: [address.document, check.record])
      guard let first else {
        return RecordRange(
          description: DeskRecord(id: "", kind: check.name, title: nil, fieldCount: 0),
          positions: -1 ... -1)
      }
      return try record(of: ItemAddress(document: address.document, field: first), database)
    }
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT records.id, records.kind, records.title, min(others.position) AS first,
            max(others.position) AS last
          FROM fields
          JOIN records ON records.document = fields.document AND records.position = fields.record
          JOIN fields AS others
            ON others.document = fields.document AND others.record = fields.record
          WHERE fields.document = ? AND fields.position = ?
          """), arguments: [address.document, address.field])
    guard let row, let first: Int = row["first"], let last: Int = row["last"] else { return nil }
    return RecordRange(
      description: DeskRecord(
        id: row["id"], kind: row["kind"], title: row["title"], fieldCount: last - first + 1),
      positions: first...last)
  }

  static func entries(
    in document: DeskDocument, _ range: ClosedRange<Int>, _ database: Database
  ) throws -> [DeskEntry] {
    let bounds: StatementArguments = [document.id, range.lowerBound, range.upperBound]
    var flags: [Int: [DeskFlag]] = [:]
    let flagRows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT field, code, message FROM field_flags
          WHERE document = ? AND field BETWEEN ? AND ? ORDER BY field, code
          """), arguments: bounds)
    for row in flagRows {
      flags[row["field"], default: []].append(
        DeskFlag(code: row["code"], message: row["message"]))
    }
    return try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT fields.*, review_items.state, review_items.version FROM fields
          LEFT JOIN review_items ON review_items.document = fields.document
            AND review_items.field = fields.position
          WHERE fields.document = ? AND position BETWEEN ? AND ? ORDER BY position
          """), arguments: bounds
    ).map { row in
      let field = ReviewField(row: row)
      var course = ReviewCourse()
      for decision in try standingDecisions(on: field, in: document.content, database) {
        course.add(decision)
      }
      return DeskEntry(
        field: field, flags: flags[field.address.field] ?? [],
        state: (row["state"] as String?).flatMap { ReviewCourse.State(rawValue: $0) },
        version: row["version"] ?? 0, value: course.value)
    }
  }

  private static func checks(
    in document: Int64, _ range: ClosedRange<Int>, _ database: Database
  ) throws -> [DeskCheck] {
    let positions = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT check_position, field FROM check_fields
          WHERE document = :document AND check_position IN (
            SELECT check_position FROM check_fields
            WHERE document = :document AND field BETWEEN :first AND :last)
          ORDER BY check_position, field
          """),
      arguments: ["document": document, "first": range.lowerBound, "last": range.upperBound])
    let fields = Dictionary(grouping: positions) { $0["check_position"] as Int }
      .mapValues { $0.map { $0["field"] as Int } }
    return try fields.sorted { $0.key < $1.key }.compactMap { position, fields in
      try Row.fetchOne(
        database.cachedStatement(
          sql: "SELECT * FROM checks WHERE document = ? AND position = ?"),
        arguments: [document, position]
      ).map { row in
        DeskCheck(
          rule: row["rule"], message: row["message"], expected: row["expected"],
          actual: row["actual"], fields: fields)
      }
    }
  }
}
