import GRDB

extension DocumentStore {
  /// What an entry of the log is made from.
  struct Entry {
    let account: Account
    let content: String
    /// Of the field, or of the table.
    let name: String
    let reading: ReviewedReading
    let verdict: ReviewVerdict
    /// What holds once this entry is in.
    let after: ReviewedValue
    /// For an undo: the decision that no longer stands.
    var undone: LoggedDecision?
  }

  /// Adds an entry, chained to the one before it.
  static func append(_ entry: Entry, _ database: Database) throws -> LoggedDecision {
    let last = try Row.fetchOne(
      database, sql: "SELECT id, digest FROM decisions ORDER BY id DESC LIMIT 1")
    let id: Int64 = (last?["id"] ?? 0) + 1
    let columns: [DatabaseValue] = [
      id.databaseValue, WallClock.now.databaseValue, entry.account.id.databaseValue,
      entry.account.name.databaseValue, entry.account.role.rawValue.databaseValue,
      entry.content.databaseValue, entry.name.databaseValue,
      entry.verdict.action.rawValue.databaseValue, entry.verdict.version.databaseValue,
      try LoggedDecision.encoded(entry.reading).databaseValue,
      try LoggedDecision.encoded(entry.after).databaseValue,
      entry.undone?.id.databaseValue ?? .null, entry.verdict.seconds.databaseValue,
      entry.verdict.request.databaseValue,
      (last?["digest"] ?? DecisionDigest.origin).databaseValue,
    ]
    let digest = try DecisionDigest.digest(of: columns)
    let names = (DecisionDigest.columns + ["digest"]).joined(separator: ", ")
    let insertion = try database.cachedStatement(
      sql: """
        INSERT INTO decisions (\(names))
        VALUES (\(databaseQuestionMarks(count: columns.count + 1)))
        """)
    try insertion.execute(arguments: StatementArguments(columns + [digest.databaseValue]))
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM decisions WHERE id = ?", arguments: [id])
    guard let row else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    return try LoggedDecision(row: row)
  }
}
