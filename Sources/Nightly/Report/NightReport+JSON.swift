import Changes
import Crawl

extension NightReport {
  /// UTF-8 with a line feed at the end, keys in alphabetical order.
  public var json: [UInt8] { ReportEncoding.bytes(of: NightJSON(self)) }
}

/// The report as it is written; its keys only ever grow.
private struct NightJSON: Encodable {
  struct Document: Encodable {
    let url: String
    let source: String
    let id: String
    let previousId: String?
    let kind: String
    let bytes: Int
    let retrievedAt: String
    let linkedFrom: String?
    let linkText: String
    let knownFrom: String?
    let title: String?
    let fields: Int?
    let needsReview: Int?
    let notExtracted: String?
    let problems: [String]
    let changes: [DifferenceJSON.Change]?
  }

  struct Gone: Encodable {
    let url: String
    let source: String
    let id: String?
    let noticedAt: String
    let reason: String
  }

  struct Trouble: Encodable {
    let url: String
    let source: String
    let outcome: String
    let status: Int?
    let reason: String
  }

  struct Quiet: Encodable {
    let source: String
    let nights: Int
    let usual: Int
  }

  struct Backlog: Encodable {
    let documents: Int
    let fields: Int
  }

  let schema = "gongkai/night/1"
  let nights: [Int64]
  let begunAt: String
  let endedAt: String
  let visits: [String: Int]
  let newDocuments: [Document]
  let changedDocuments: [Document]
  let gone: [Gone]
  let failures: [Trouble]
  let quietSources: [Quiet]
  let reviewBacklog: Backlog

  init(_ report: NightReport) {
    nights = report.nights
    begunAt = HTTPDate.stamp(report.begun)
    endedAt = HTTPDate.stamp(report.ended)
    visits = report.outcomes
    newDocuments = report.newDocuments.map { Self.document($0, nil) }
    changedDocuments = report.replaced.map { Self.document($0.found, $0.difference) }
    gone = report.gone.map {
      Gone(
        url: $0.url, source: $0.source, id: $0.hash.map { "sha256:" + $0 },
        noticedAt: HTTPDate.stamp($0.time), reason: $0.reason)
    }
    failures = report.troubles.map {
      Trouble(
        url: $0.url, source: $0.source, outcome: $0.outcome, status: $0.status, reason: $0.reason)
    }
    quietSources = report.quiet.map {
      Quiet(source: $0.source, nights: $0.nights, usual: $0.usual)
    }
    reviewBacklog = Backlog(
      documents: report.backlog.documents, fields: report.backlog.fields)
  }

  private static func document(
    _ found: NightReport.Found, _ difference: DocumentDifference?
  ) -> Document {
    let version = found.version
    var (title, fields, review, reason): (String?, Int?, Int?, String?) = (nil, nil, nil, nil)
    switch found.state {
    case .extracted(let name, let count, let doubtful):
      (title, fields, review) = (name, count, doubtful)
    case .notExtracted(let why): reason = why
    }
    return Document(
      url: version.url, source: version.source, id: "sha256:" + version.hash,
      previousId: version.previous.map { "sha256:" + $0 }, kind: version.kind,
      bytes: version.byteCount, retrievedAt: HTTPDate.stamp(version.time),
      linkedFrom: version.linkedFrom, linkText: version.linkText, knownFrom: version.knownFrom,
      title: title, fields: fields, needsReview: review, notExtracted: reason,
      problems: found.problems,
      changes: difference.map { $0.changes.map { DifferenceJSON.Change($0) } })
  }
}
