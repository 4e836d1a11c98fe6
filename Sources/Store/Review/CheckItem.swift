import GRDB

/// Failed checks that point at no field: each is an item of its own, at a position below 0.
extension ItemAddress {
  init(document: Int64, check position: Int) { self.init(document: document, field: -1 - position) }

  /// The position of the check; nil for a field.
  public var check: Int? { field < 0 ? -1 - field : nil }
}

extension DocumentStore {
  /// A failed check as something to decide on: its rule is its name, its message its value.
  static func checkField(
    _ address: ItemAddress, _ database: Database
  ) throws -> ReviewField? {
    guard let position = address.check else { return nil }
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT checks.*, coalesce(records.position, -1) AS record_position,
            (SELECT min(page) FROM fields WHERE fields.document = checks.document
              AND fields.source_table = checks.source_table) AS page
          FROM checks LEFT JOIN records
            ON records.document = checks.document AND records.id = checks.record
          WHERE checks.document = ? AND checks.position = ?
          """), arguments: [address.document, position])
    return row.map { ReviewField(check: $0, at: address) }
  }

  /// The failed checks of a document that look at none of its fields.
  static func checksWithoutFields(
    in document: Int64, _ database: Database
  ) throws -> [ReviewField] {
    try Int.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT position FROM checks WHERE document = :document AND status = 'failed'
            AND NOT EXISTS (SELECT 1 FROM check_fields
              WHERE check_fields.document = checks.document AND check_position = position)
          """), arguments: ["document": document]
    ).compactMap { try checkField(ItemAddress(document: document, check: $0), database) }
  }
}

extension ReviewField {
  fileprivate init(check row: Row, at address: ItemAddress) {
    let rule: String = row["rule"]
    let record: String? = row["record"]
    let message: String = row["message"]
    self.init(
      address: address, id: "check.\(rule)" + (record.map { ".\($0)" } ?? ""),
      record: row["record_position"], name: rule, label: rule, type: "text", raw: message,
      value: message, confidence: 0.5, status: "needs_review", alternatives: [],
      page: row["page"], table: row["source_table"])
  }
}
