import Foundation
import Store

/// What a run did, as JSON for the store and programs, and as a table for a person.
struct BatchSummary: Encodable {
  struct Documents: Encodable {
    var succeeded: Int
    var partial: Int
    var failed: Int
    var skipped: Int
    var encrypted: Int
  }

  var outcome: String
  var inputs: Int
  var unreadableInputs: Int
  /// Inputs whose content another input of the run has.
  var duplicates: Int
  /// Documents that were done before and not again.
  var unchanged: Int
  /// Of the unchanged, those that `--redo` would extract again.
  var outdated: Int
  /// Of this run.
  var documents: Documents
  /// Documents of the store that wait for another run.
  var pending: Int
  var pages: Int
  var fields: Int
  var fieldsToReview: Int
  var checksFailed: Int
  var seconds: Double
  var pagesPerSecond: Double
  var stageSeconds: [String: Double]
  var slowest: [BatchTally.Timing]

  init(_ tally: BatchTally, _ outcome: StoredRun.Outcome, pending: Int, seconds: Double) {
    self.outcome = outcome.rawValue
    inputs = tally.inputCount
    unreadableInputs = tally.unreadableCount
    duplicates = tally.duplicateCount
    unchanged = tally.known.values.reduce(0, +)
    outdated = tally.outdatedCount
    func done(_ status: DocumentStatus) -> Int { tally.done[status, default: 0] }
    documents = Documents(
      succeeded: done(.succeeded), partial: done(.partial), failed: done(.failed),
      skipped: done(.skipped), encrypted: done(.encrypted))
    self.pending = pending
    pages = tally.pageCount
    fields = tally.fieldCount
    fieldsToReview = tally.reviewCount
    checksFailed = tally.failedCheckCount
    self.seconds = seconds.milliseconds
    pagesPerSecond = (Double(tally.pageCount) / max(seconds, 0.001)).milliseconds
    stageSeconds = Dictionary(tally.stages.map { ($0.stage, $0.seconds.milliseconds) }) { $1 }
    slowest = tally.slowest
  }

  var json: String { JSONText.line(self) }

  /// Several lines; the slowest documents only where there were many.
  func table(_ stages: [StageSeconds]) -> String {
    let total = max(stages.reduce(0) { $0 + $1.seconds }, 0.001)
    let shares = stages.map { "\($0.stage) \(Int((100 * $0.seconds / total).rounded())) %" }
    var rows = [
      (
        "documents",
        "\(documents.succeeded) succeeded, \(documents.partial) partial, \(documents.failed) failed, "
          + "\(documents.skipped) skipped, \(documents.encrypted) encrypted"
      ),
      (
        "not again",
        "\(unchanged) done before (\(outdated) by another version or settings), \(duplicates) doubles"
      ),
      ("left", "\(pending) pending, \(unreadableInputs) inputs unreadable"),
      ("pages", "\(pages) in \(seconds) s, \(pagesPerSecond) a second"),
      ("fields", "\(fields), \(fieldsToReview) to review, \(checksFailed) checks failed"),
    ]
    if !stages.isEmpty { rows.append(("time", shares.joined(separator: ", "))) }
    for timing in slowest.prefix(3) {
      rows.append(("slowest", "\(timing.seconds.milliseconds) s  \(timing.input.inOneLine)"))
    }
    return rows.map { name, text in
      name + String(repeating: " ", count: 11 - name.count) + text
    }.joined(separator: "\n")
  }
}

extension Double {
  /// Rounded to three decimals.
  var milliseconds: Double { (self * 1000).rounded() / 1000 }
}
