import GRDB

/// Who asks for work, and when.
public struct QueueReader: Hashable, Sendable {
  public var user: Int64
  public var role: Role
  /// In seconds since 1970.
  public var now: Int
  /// For how long what is shown is theirs alone, in seconds.
  public var leaseSeconds: Int

  public init(user: Int64, role: Role, now: Int, leaseSeconds: Int) {
    self.user = user
    self.role = role
    self.now = now
    self.leaseSeconds = leaseSeconds
  }
}

extension DocumentStore {
  /// The next item for somebody, leased to them: on in the document they are in, then in the one
  /// with the worst item that nobody else is at, then what they skipped.
  public func nextItem(
    for reader: QueueReader, after current: ItemAddress? = nil,
    _ filter: QueueFilter = QueueFilter()
  ) throws(StoreError) -> ReviewItem? {
    try write { database in
      let found =
        if filter.isEmpty {
          try Self.next(for: reader, after: current, database)
        } else {
          try Self.next(for: reader, after: current, filter, database)
        }
      guard let item = try found ?? Self.oldestSkipped(for: reader, filter, database) else {
        return nil
      }
      return try Self.lease(item.address, to: reader, database)
    }
  }

  /// Leases an item that was asked for by name; nil where there is none.
  public func openItem(
    _ address: ItemAddress, for reader: QueueReader
  ) throws(StoreError) -> ReviewItem? {
    try write { try Self.lease(address, to: reader, $0) }
  }

  /// Puts an item off; it comes again when there is nothing else.
  public func skip(_ address: ItemAddress, by reader: QueueReader) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO review_skips (user, document, field, at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET at = excluded.at
          """, arguments: [reader.user, address.document, address.field, reader.now])
      try Self.release(address, by: reader, database)
    }
  }

  /// Gives back everything somebody has leased.
  public func releaseAll(of user: Int64) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE review_items SET leased_by = NULL, leased_until = 0 WHERE leased_by = ?",
        arguments: [user])
    }
  }

  /// What of an item's row says that it is there for the reader.
  private static let isFree = """
    review_items.state <> 'done'
    AND (review_items.leased_by IS NULL OR review_items.leased_by = :user
      OR review_items.leased_until <= :now)
    AND (review_items.state = 'open'
      OR (review_items.state = 'second' AND review_items.decided_by IS NOT :user)
      OR (review_items.state = 'lead' AND :is_lead))
    AND NOT EXISTS (SELECT 1 FROM review_skips
      WHERE review_skips.user = :user AND review_skips.document = review_items.document
        AND review_skips.field = review_items.field)
    """

  private static func arguments(_ reader: QueueReader) -> [String: (any DatabaseValueConvertible)?]
  {
    ["user": reader.user, "now": reader.now, "is_lead": reader.role >= .lead]
  }

  private static func next(
    for reader: QueueReader, after current: ItemAddress?, _ database: Database
  ) throws -> ReviewItem? {
    if let current,
      let item = try next(for: reader, in: current.document, after: current.field, database)
    {
      return item
    }
    return try next(for: reader, whereNobodyIs: true, database)
      ?? next(for: reader, whereNobodyIs: false, database)
  }

  /// The next free item of a document after a field, and from its beginning again.
  private static func next(
    for reader: QueueReader, in document: Int64, after field: Int, _ database: Database
  ) throws -> ReviewItem? {
    var arguments = arguments(reader)
    arguments["document"] = document
    arguments["field"] = field
    return try ReviewItem.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT * FROM review_items WHERE document = :document AND \(isFree)
          ORDER BY field <= :field, field LIMIT 1
          """), arguments: StatementArguments(arguments))
  }

  private static func next(
    for reader: QueueReader, whereNobodyIs isAlone: Bool, _ database: Database
  ) throws -> ReviewItem? {
    let documents = try Int64.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT document FROM review_documents WHERE open_count > 0
            AND (NOT :alone OR NOT EXISTS (SELECT 1 FROM review_items
              WHERE review_items.document = review_documents.document AND state <> 'done'
                AND leased_by IS NOT NULL AND leased_by <> :user AND leased_until > :now))
          ORDER BY cost DESC, document
          """), arguments: ["alone": isAlone, "user": reader.user, "now": reader.now])
    while let document = try documents.next() {
      if let item = try next(for: reader, in: document, after: -1, database) { return item }
    }
    return nil
  }

  private static func next(
    for reader: QueueReader, after current: ItemAddress?, _ filter: QueueFilter,
    _ database: Database
  ) throws -> ReviewItem? {
    var arguments = arguments(reader).merging(filter.arguments) { $1 }
    arguments["current"] = current?.document ?? -1
    arguments["position"] = current?.field ?? -1
    return try ReviewItem.fetchOne(
      database,
      sql: """
        SELECT review_items.* FROM review_items
        JOIN review_documents USING (document)
        WHERE \(isFree) AND \(filter.condition)
        ORDER BY document <> :current, review_documents.cost DESC, document,
          document = :current AND review_items.field <= :position, review_items.field
        LIMIT 1
        """, arguments: StatementArguments(arguments))
  }

  private static func oldestSkipped(
    for reader: QueueReader, _ filter: QueueFilter, _ database: Database
  ) throws -> ReviewItem? {
    let arguments = filter.arguments.merging(["user": reader.user, "now": reader.now]) { $1 }
    let item = try ReviewItem.fetchOne(
      database,
      sql: """
        SELECT review_items.* FROM review_skips JOIN review_items USING (document, field)
        WHERE review_skips.user = :user AND review_items.state <> 'done'
          AND (leased_by IS NULL OR leased_by = :user OR leased_until <= :now)
          AND \(filter.condition)
        ORDER BY review_skips.at LIMIT 1
        """, arguments: StatementArguments(arguments))
    guard let item else { return nil }
    try database.execute(
      sql: "DELETE FROM review_skips WHERE user = ? AND document = ? AND field = ?",
      arguments: [reader.user, item.address.document, item.address.field])
    return item
  }

  /// The item, leased to the reader unless somebody else has it still.
  private static func lease(
    _ address: ItemAddress, to reader: QueueReader, _ database: Database
  ) throws -> ReviewItem? {
    try database.cachedStatement(
      sql: """
        UPDATE review_items SET leased_by = :user, leased_until = :until
        WHERE document = :document AND field = :field AND state <> 'done'
          AND (leased_by IS NULL OR leased_by = :user OR leased_until <= :now)
        """
    ).execute(arguments: [
      "user": reader.user, "until": reader.now + reader.leaseSeconds,
      "document": address.document, "field": address.field, "now": reader.now,
    ])
    return try item(address, database)
  }

  private static func release(
    _ address: ItemAddress, by reader: QueueReader, _ database: Database
  ) throws {
    try database.execute(
      sql: """
        UPDATE review_items SET leased_by = NULL, leased_until = 0
        WHERE document = ? AND field = ? AND leased_by = ?
        """, arguments: [address.document, address.field, reader.user])
  }

  static func item(_ address: ItemAddress, _ database: Database) throws -> ReviewItem? {
    try ReviewItem.fetchOne(
      database.cachedStatement(
        sql: "SELECT * FROM review_items WHERE document = ? AND field = ?"),
      arguments: [address.document, address.field])
  }
}
