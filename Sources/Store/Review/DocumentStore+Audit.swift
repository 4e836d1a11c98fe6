import GRDB

/// What an examination of the decision log found.
public struct AuditReport: Hashable, Sendable {
  public var entryCount: Int
  /// The digest of the last entry: noted elsewhere it proves later that nothing before was changed.
  public var lastDigest: String
  /// Whether an entry has the digest that was asked for.
  public var hasExpected = false
  /// Nil when the log is whole.
  public var fault: Fault?

  /// The first entry that is not as it was written.
  public struct Fault: Hashable, Sendable {
    public var entry: Int64
    /// One clause.
    public var reason: String
  }
}

extension DocumentStore {
  /// Recomputes the log's chain of digests from its beginning, looking out for one noted before.
  public func audit(expecting digest: String? = nil) throws(StoreError) -> AuditReport {
    try read { database in
      var report = AuditReport(entryCount: 0, lastDigest: DecisionDigest.origin)
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM decisions ORDER BY id")
      while let row = try rows.next() {
        let id: Int64 = row["id"]
        if let reason = try Self.fault(of: row, after: report) {
          report.fault = AuditReport.Fault(entry: id, reason: reason)
          return report
        }
        report.entryCount += 1
        report.lastDigest = row["digest"]
        if report.lastDigest == digest { report.hasExpected = true }
      }
      return report
    }
  }

  private static func fault(of row: Row, after report: AuditReport) throws -> String? {
    let id: Int64 = row["id"]
    guard id == Int64(report.entryCount) + 1 else {
      return "entry \(report.entryCount + 1) is missing"
    }
    guard row["previous"] == report.lastDigest else {
      return "it does not continue the entry before it"
    }
    let digest = try DecisionDigest.digest(of: DecisionDigest.columns.map { row[$0] })
    return row["digest"] == digest ? nil : "its text was changed after it was written"
  }
}
