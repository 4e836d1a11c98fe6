import Crawl
import Nightly
import Synchronization

/// What a crawl tells the person who started it.
final class CrawlReport: Sendable {
  private struct Tally {
    var requests = 0
    var newDocuments = 0
    var outcomes: [FetchOutcome: Int] = [:]
    var hasFailedStart = false
  }

  private let tally = Mutex(Tally())
  private let isQuiet: Bool

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Hears of every visit; failures are told at once.
  func hear(_ record: FetchRecord) {
    let count = tally.withLock { tally in
      if record.isAsked { tally.requests += 1 }
      tally.outcomes[record.outcome, default: 0] += 1
      return tally.requests
    }
    switch record.outcome {
    case .failed:
      StandardError.tell("\(record.url): \(record.reason).")
    case .refused where record.status != nil || record.role == .robots || record.role == .start:
      StandardError.tell("\(record.url): \(record.reason).")
    case .missing where record.role == .start:
      StandardError.tell("\(record.url): the start page is not there.")
    default: break
    }
    if !isQuiet, StandardError.isTerminal, count % 10 == 0 {
      StandardError.write("\r\(count) requests")
    }
    guard record.role == .start || record.role == .robots else { return }
    if record.outcome == .failed || record.outcome == .missing && record.role == .start
      || record.outcome == .refused
    {
      tally.withLock { $0.hasFailedStart = true }
    }
  }

  /// Says what was done; the code is that of all visits together.
  func end() -> ExitCode {
    let tally = tally.withLock { $0 }
    if !isQuiet {
      func count(_ outcome: FetchOutcome) -> Int { tally.outcomes[outcome] ?? 0 }
      StandardError.write(
        "gongkai: \(tally.requests) requests: \(count(.new)) new, \(count(.changed)) changed, "
          + "\(count(.unchanged)) unchanged, \(count(.gone)) gone, \(count(.failed)) failed.\n")
    }
    return tally.outcomes[.failed, default: 0] > 0 || tally.hasFailedStart ? .someFailed : .ok
  }

  func tellInterruption() {
    StandardError.tell("interrupted; the next crawl goes on from here.")
  }

  func tell(_ error: any Error, folder: String) -> ExitCode {
    StandardError.tell("\(folder): \(error).")
    switch (error as? NightlyFailure)?.kind {
    case .busy: return .storeBusy
    case .diskFull, .other: return .outputUnwritable
    case nil: return error is ArchiveFailure ? .outputUnwritable : .internalError
    }
  }
}
