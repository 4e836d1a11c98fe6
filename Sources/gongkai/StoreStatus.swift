import Store

/// A store at one moment, as JSON for programs and as a table for a person.
struct StoreStatus: Encodable {
  struct Documents: Encodable {
    var total: Int
    var succeeded: Int
    var partial: Int
    var failed: Int
    var skipped: Int
    var encrypted: Int
  }

  /// A document that is not whole.
  struct Failure: Encodable {
    var document: String
    var input: String
    var status: String
    var retryable: Bool
    var attempts: Int
    var reason: String
  }

  struct UnreadableInput: Encodable {
    var input: String
    var reason: String
  }

  struct Slow: Encodable {
    var document: String
    var input: String
    var pages: Int
    var seconds: Double
  }

  struct LastRun: Encodable {
    var begunAt: String
    var endedAt: String?
    /// "finished", "interrupted", "stopped"; null while it works, and when it was killed.
    var outcome: String?
    var version: String
  }

  var documents: Documents
  /// Those among the total that no run has finished yet.
  var pending: Int
  var pages: Int
  var fields: Int
  var fieldsToReview: Int
  var checksFailed: Int
  var failures: [Failure]
  var unreadableInputs: [UnreadableInput]
  var stageSeconds: [String: Double]
  var slowest: [Slow]
  var lastRun: LastRun?
  /// In the order of the flow.
  private let stages: [StageSeconds]

  private enum CodingKeys: String, CodingKey {
    case documents, pending, pages, fields, fieldsToReview, checksFailed, failures
    case unreadableInputs, stageSeconds, slowest, lastRun
  }

  init(_ ledger: DocumentStore, slowest count: Int, withFailures: Bool) throws(StoreError) {
    let counts = try ledger.documentCounts()
    documents = Documents(
      total: counts.total, succeeded: counts[.succeeded], partial: counts[.partial],
      failed: counts[.failed], skipped: counts[.skipped], encrypted: counts[.encrypted])
    pending = counts[.pending]
    let contents = try ledger.contentCounts()
    pages = contents.pages
    fields = contents.fields
    fieldsToReview = contents.fieldsToReview
    checksFailed = contents.failedChecks
    failures =
      withFailures
      ? try ledger.documents([.partial, .failed, .skipped, .encrypted]).map { Failure($0) } : []
    unreadableInputs = try ledger.unreadableInputs().map {
      UnreadableInput(input: $0.name, reason: $0.error)
    }
    stages = try ledger.stageSeconds()
    stageSeconds = Dictionary(stages.map { ($0.stage, $0.seconds.milliseconds) }) { $1 }
    slowest = try ledger.slowestDocuments(count).map { named in
      Slow(
        document: named.document.content.description, input: named.name,
        pages: named.document.pageCount, seconds: named.document.seconds.milliseconds)
    }
    lastRun = try ledger.lastRun().map { run in
      LastRun(
        begunAt: run.begunAt, endedAt: run.endedAt, outcome: run.outcome?.rawValue,
        version: run.version)
    }
  }

  var json: String { JSONText.line(self) }

  func table(withFailures: Bool) -> String {
    var lines = [
      "documents   \(documents.total)",
      "  succeeded \(documents.succeeded)", "  partial   \(documents.partial)",
      "  failed    \(documents.failed)", "  skipped   \(documents.skipped)",
      "  encrypted \(documents.encrypted)", "  pending   \(pending)",
      "unreadable  \(unreadableInputs.count) inputs", "pages       \(pages)",
      "fields      \(fields), \(fieldsToReview) to review",
      "checks      \(checksFailed) failed",
    ]
    if !stages.isEmpty {
      let times = stages.map { "\($0.stage) \($0.seconds.milliseconds) s" }
      lines.append("time        " + times.joined(separator: ", "))
    }
    for slow in slowest {
      lines.append("slowest     \(slow.seconds) s, \(slow.pages) pages: \(slow.input.inOneLine)")
    }
    if let lastRun {
      let end = lastRun.endedAt.map { "\(lastRun.outcome ?? "ended") \($0)" }
      lines.append("last run    begun \(lastRun.begunAt), \(end ?? "at work or killed")")
    }
    if withFailures {
      lines += failures.map { "\($0.status)\t\($0.input.inOneLine)\t\($0.reason.inOneLine)" }
      lines += unreadableInputs.map { "unreadable\t\($0.input.inOneLine)\t\($0.reason)" }
    }
    return lines.joined(separator: "\n")
  }
}

extension StoreStatus.Failure {
  init(_ named: NamedDocument) {
    let document = named.document
    self.init(
      document: document.content.description, input: named.name, status: document.status.rawValue,
      retryable: document.isRetryable, attempts: document.attempts, reason: document.error ?? "")
  }
}
