import Foundation
import GRDB
import PageModel

/// An extraction as the rows the store keeps of it.
struct ExtractionRows {
  struct FieldRow {
    let field: Field
    let judgement: Judgement
    /// The position of its record.
    let record: Int
    /// What else a recogniser thought its cell might say.
    let alternatives: [String]
  }

  let records: [PageModel.Record]
  let fields: [FieldRow]
  let checks: [CheckResult]

  /// The layout tells what else cells might say.
  init(_ judged: JudgedRecords, layout: Layout) {
    records = judged.records
    checks = judged.checks
    let judgements = judged.judgements
    let alternatives = CellAlternatives(layout)
    fields = records.enumerated().flatMap { position, record in
      record.allFields.map { field in
        FieldRow(
          field: field, judgement: judgements[field.id] ?? .none(for: field), record: position,
          alternatives: alternatives[field.evidence])
      }
    }
  }

  var reviewCount: Int { fields.count { $0.judgement.status == .needsReview } }
  var failedCheckCount: Int { checks.count { $0.status == .failed } }

  func insert(for document: Int64, into database: Database) throws {
    try insertRecords(document, database)
    try insertFields(document, database)
    try insertFlags(document, database)
    try insertChecks(document, database)
  }

  private func insertRecords(_ document: Int64, _ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO records (document, position, id, kind, profile, source_table, title)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, record) in records.enumerated() {
      try statement.execute(arguments: [
        document, position, record.id, record.kind, record.profile, record.table, record.title,
      ])
    }
  }

  private func insertFields(_ document: Int64, _ database: Database) throws {
    let statement = try database.cachedStatement(sql: FieldRow.insertion)
    for (position, row) in fields.enumerated() {
      statement.setUncheckedArguments(
        StatementArguments([document.databaseValue, position.databaseValue] + row.values))
      try statement.execute()
    }
  }

  private func insertFlags(_ document: Int64, _ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO field_flags (code, document, field, message) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """)
    for (position, row) in fields.enumerated() {
      for flag in row.judgement.flags {
        try statement.execute(arguments: [flag.code.rawValue, document, position, flag.message])
      }
    }
  }

  private func insertChecks(_ document: Int64, _ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO checks
          (document, position, rule, record, source_table, status, expected, actual, message)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, check) in checks.enumerated() {
      try statement.execute(arguments: [
        document, position, check.rule.rawValue, check.record, check.table, check.status.rawValue,
        check.expected, check.actual, check.message,
      ])
      if check.status == .failed { try insertFields(of: check, position, document, database) }
    }
  }

  private func insertFields(
    of check: CheckResult, _ position: Int, _ document: Int64, _ database: Database
  ) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO check_fields (document, check_position, field) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """)
    let wanted = Set(check.fields)
    for (index, row) in fields.enumerated() where wanted.contains(row.field.id) {
      try statement.execute(arguments: [document, position, index])
    }
  }
}

/// What else cells might say, of those that have any such reading.
private struct CellAlternatives {
  private struct Key: Hashable {
    let table: String
    let cell: CellIndex
  }

  private var all: [Key: [String]] = [:]

  init(_ layout: Layout) {
    for table in layout.tables {
      for cell in table.cells where !cell.alternatives.isEmpty {
        all[Key(table: table.id, cell: cell.index)] = cell.alternatives
      }
    }
  }

  subscript(evidence: Evidence) -> [String] {
    guard let table = evidence.table, let cell = evidence.cell else { return [] }
    return all[Key(table: table, cell: cell)] ?? []
  }
}

extension Judgement {
  /// A field nobody judged is one that needs review, as in the contract's JSON.
  fileprivate static func none(for field: Field) -> Judgement {
    Judgement(
      confidence: field.confidence, status: .needsReview, flags: field.flags,
      suggestion: field.suggestion)
  }
}

extension ExtractionRows.FieldRow {
  static let insertion = """
    INSERT INTO fields
      (document, position, id, record, name, label, type, raw, value, number, unit, confidence,
       status, is_sampled, suggestion, alternatives, page, left, top, right, bottom, line, first_column, last_column,
       source_table, row, column)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// The columns of `insertion` from the third on.
  var values: [DatabaseValue] {
    let cell = field.evidence.cell
    return [
      field.id.databaseValue, record.databaseValue, field.name.databaseValue,
      field.label.databaseValue, field.type.rawValue.databaseValue, field.raw.stored,
      field.value.stored, field.number.flatMap { Double($0.description) }.stored,
      field.unit.stored, judgement.confidence.databaseValue,
      judgement.status.rawValue.databaseValue, judgement.isSampled.databaseValue,
      judgement.suggestion.stored, alternatives.isEmpty ? .null : alternatives.json.databaseValue,
    ] + place + [
      field.evidence.table.stored, (cell?.row).stored, (cell?.column).stored,
    ]
  }

  private var place: [DatabaseValue] {
    switch field.evidence.place {
    case .page(let page, let box):
      [page.databaseValue] + [box.left, box.top, box.right, box.bottom].map(\.databaseValue)
        + Array(repeating: .null, count: 3)
    case .line(let line, let columns):
      Array(repeating: .null, count: 5)
        + [line, columns.lowerBound, columns.upperBound].map(\.databaseValue)
    }
  }
}

extension [String] {
  fileprivate var json: String {
    do {
      return String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
    } catch {
      preconditionFailure("A list of texts is JSON: \(error)")
    }
  }
}

extension Optional where Wrapped: DatabaseValueConvertible {
  fileprivate var stored: DatabaseValue { self?.databaseValue ?? .null }
}
