import ArgumentParser
import Pipeline
import Store
import Synchronization
import Workers

/// What a run on a store tells while it works and at its end, and the numbers it tells.
final class BatchReport: Sendable {
  enum Style: String, CaseIterable, ExpressibleByArgument {
    /// A progress bar on a terminal, else text.
    case auto
    case text
    case json
  }

  private let tally: Mutex<BatchTally>
  private let progress: ProgressBar
  private let isJSON: Bool
  private let isQuiet: Bool
  /// Whether each document has a line of its own: where no bar shows how far the run is.
  private let tellsEach: Bool
  private let metrics: MetricsFile?
  private let begun = MonotonicClock.seconds

  init(
    _ inputs: [Result<LocatedInput, LocatingFailure>], style: Style, isQuiet: Bool,
    metrics path: String?
  ) {
    let showsBar = style == .auto && StandardError.isTerminal && !isQuiet
    progress = ProgressBar(inputs.compactMap { try? $0.get() }, isShown: showsBar)
    tally = Mutex(BatchTally(inputCount: inputs.count))
    isJSON = style == .json
    self.isQuiet = isQuiet
    tellsEach = !showsBar && !isQuiet
    metrics = path.map { MetricsFile($0) }
  }

  /// The code of a run that came to its end.
  var exitCode: ExitCode { tally.withLock { $0.exitCode } }

  func hear(_ event: ExtractionEvent) { progress.hear(event) }

  func begin(_ index: Int, byteCount: Int) { progress.begin(index, byteCount: byteCount) }

  func pass(byteCount: Int) { progress.pass(byteCount: byteCount) }

  func countDuplicate() { tally.withLock { $0.duplicateCount += 1 } }

  func countKnown(_ document: StoredDocument, isOutdated: Bool) {
    tally.withLock {
      $0.countKnown(document)
      if isOutdated { $0.outdatedCount += 1 }
    }
  }

  /// Inputs that an earlier run could not read.
  func countUnreadable(_ count: Int) { tally.withLock { $0.unreadableCount += count } }

  func count(_ stages: [StageSeconds], of document: ExtractedDocument) {
    let timing = BatchTally.Timing(
      input: document.input.name, pages: document.outcome.pageCount,
      seconds: stages.reduce(0) { $0 + $1.seconds }.milliseconds)
    let failed = document.findings?.judged.checks.count { $0.status == .failed } ?? 0
    tally.withLock {
      $0.count(stages, timing)
      $0.failedCheckCount += failed
    }
  }

  func tell(_ outcome: ExtractionOutcome, of input: LocatedInput, seconds: Double) {
    tally.withLock { $0.count(outcome) }
    progress.count(.success(outcome))
    writeMetrics()
    var line = LogLine("document", outcome.isPartial ? .warning : .info)
    line.status = (outcome.isPartial ? DocumentStatus.partial : .succeeded).rawValue
    line.input = input.name
    line.document = input.identifier
    line.pages = outcome.pageCount
    line.fields = outcome.fieldCount
    line.fieldsToReview = outcome.reviewCount
    line.seconds = seconds.milliseconds
    if outcome.isPartial { line.message = outcome.warnings.joined(separator: " ") }
    if tellsEach || outcome.isPartial { write(line) }
  }

  func tell(_ failure: ExtractionFailure, of input: LocatedInput, seconds: Double) {
    tally.withLock { $0.count(failure) }
    progress.count(.failure(failure))
    writeMetrics()
    var line = LogLine("document", .error)
    line.status = failure.verdict.status.rawValue
    line.input = input.name
    line.document = input.identifier
    line.seconds = seconds.milliseconds
    line.message = "\(failure.reason)."
    write(line)
  }

  func tellUnreadable(_ name: String, _ reason: String) {
    tally.withLock { $0.unreadableCount += 1 }
    var line = LogLine("unreadable", .error)
    line.input = name
    line.message = "\(reason)."
    write(line)
  }

  func tellTrouble(_ trouble: String) {
    var line = LogLine("stopped", .error)
    line.message = "\(trouble)."
    write(line)
  }

  /// Takes the bar away and tells what the run did; gives that as JSON.
  func end(
    _ outcome: StoredRun.Outcome, pending: Int?, unseen: Int, _ code: ExitCode
  ) -> String {
    progress.finish()
    let tally = self.tally.withLock { $0 }
    let seconds = MonotonicClock.seconds - begun
    let summary = BatchSummary(tally, outcome, pending: pending ?? 0, seconds: seconds)
    metrics?.write(tally, seconds: seconds, isOver: true, code)
    if !isQuiet {
      let line = SummaryLine(time: WallClock.now, level: .info, summary: summary)
      StandardError.write((isJSON ? JSONText.line(line) : summary.table(tally.stages)) + "\n")
    }
    if tally.leftCount > 0, !isQuiet {
      StandardError.tell(
        "\(tally.leftCount) documents were not whole after an earlier run and not tried "
          + "again: 'gongkai status --failures' says why, --retry tries them.", .warning)
    }
    if outcome == .interrupted {
      let rest =
        unseen > 0
        ? "start the run again with the same paths for the rest: \(unseen) inputs were not looked at yet"
        : "start the run again for the rest"
      StandardError.tell("interrupted; what was finished stays, \(rest).", .warning)
    }
    return summary.json
  }

  private func write(_ line: LogLine) {
    progress.interrupt(with: isJSON ? JSONText.line(line) : line.text.inOneLine)
  }

  private func writeMetrics() {
    guard let metrics else { return }
    metrics.writeNowAndThen(tally.withLock { $0 }, seconds: MonotonicClock.seconds - begun)
  }
}
