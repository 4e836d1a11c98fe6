import Pipeline
import Store

/// What a run has done so far, in numbers.
struct BatchTally {
  /// A document and what it took.
  struct Timing: Encodable {
    var input: String
    var pages: Int
    var seconds: Double
  }

  var inputCount: Int
  var unreadableCount = 0
  var duplicateCount = 0
  /// Documents that were done before, as they stand.
  private(set) var known: [DocumentStatus: Int] = [:]
  var outdatedCount = 0
  /// What became of the documents of this run.
  private(set) var done: [DocumentStatus: Int] = [:]
  var pageCount = 0
  var fieldCount = 0
  var reviewCount = 0
  var failedCheckCount = 0
  /// In the order of the flow.
  private(set) var stages: [StageSeconds] = []
  /// The slowest first.
  private(set) var slowest: [Timing] = []

  /// The codes of documents that have no output, those of earlier runs too.
  private var failures: Set<ExitCode> = []

  private static let slowestKept = 10

  init(inputCount: Int) { self.inputCount = inputCount }

  /// Documents that an earlier run left without an output, or partial, and that were not tried again.
  var leftCount: Int {
    known.reduce(0) { $1.key == .succeeded ? $0 : $0 + $1.value }
  }

  /// The code all inputs agree on.
  var exitCode: ExitCode {
    var codes = failures
    if unreadableCount > 0 { codes.insert(.inputUnreadable) }
    func count(_ status: DocumentStatus) -> Int {
      known[status, default: 0] + done[status, default: 0]
    }
    guard let first = codes.first else { return count(.partial) == 0 ? .ok : .someFailed }
    let isAlike = codes.count == 1 && count(.succeeded) + count(.partial) == 0
    return isAlike ? first : .someFailed
  }

  mutating func countKnown(_ document: StoredDocument) {
    known[document.status, default: 0] += 1
    if let code = ExitCode(document) { failures.insert(code) }
  }

  mutating func count(_ failure: ExtractionFailure) {
    done[failure.verdict.status, default: 0] += 1
    failures.insert(ExitCode(failure))
  }

  mutating func count(_ outcome: ExtractionOutcome) {
    done[outcome.isPartial ? .partial : .succeeded, default: 0] += 1
    pageCount += outcome.pageCount
    fieldCount += outcome.fieldCount
    reviewCount += outcome.reviewCount
  }

  mutating func count(_ times: [StageSeconds], _ timing: Timing) {
    for time in times {
      if let index = stages.firstIndex(where: { $0.stage == time.stage }) {
        stages[index].seconds += time.seconds
      } else {
        stages.append(time)
      }
    }
    let place = slowest.firstIndex { $0.seconds < timing.seconds } ?? slowest.count
    slowest.insert(timing, at: place)
    if slowest.count > Self.slowestKept { slowest.removeLast() }
  }
}

extension ExitCode {
  /// The code of a run on a document alone that has no output; nil where it has one, or is to be done.
  fileprivate init?(_ document: StoredDocument) {
    switch document.status {
    case .failed: self = document.isRetryable ? .readerFailed : .inputUnreadable
    case .skipped: self = .inputUnreadable
    case .encrypted: self = .inputEncrypted
    case .pending, .partial, .succeeded: return nil
    }
  }
}
