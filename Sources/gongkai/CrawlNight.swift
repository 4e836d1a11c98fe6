import Crawl
import Dispatch
import Glibc
import Nightly
import Synchronization
import Workers

/// One crawl as a command runs it, from the store's opening to the exit code.
struct CrawlNight {
  let sources: SourcesFile
  let folder: String
  let keepFree: Int
  let wantsTraffic: Bool
  let report: CrawlReport

  /// Crawls to the end of the night, or until it is interrupted.
  func run(until cancellation: Cancellation) -> ExitCode {
    do {
      let store = try CrawlStore(folder: folder, keepFree: keepFree)
      return crawl(store, until: cancellation)
    } catch {
      return report.tell(error, folder: folder)
    }
  }

  /// The same in a store that is open.
  func crawl(_ store: CrawlStore, until cancellation: Cancellation) -> ExitCode {
    let clock = SystemClock()
    do {
      _ = try store.beginNight(now: clock.now)
      if wantsTraffic { try store.writeTraffic(now: clock.now) }
      let worker = Worker(
        limits: WorkerLimits(page: 30, memory: 1 << 30), cancellation: cancellation)
      let pass = CrawlPass(
        sources, archive: store, reader: WorkerLinkReader(worker),
        proxies: ProxySettings(environment: Self.environment), watch: report.hear)
      try wait(for: pass, until: cancellation)
      try store.endNight(now: clock.now)
      return report.end()
    } catch is CancellationError {
      report.tellInterruption()
      return .interrupted
    } catch {
      return report.tell(error, folder: folder)
    }
  }

  /// Waits for a pass on this thread, which is none of those that serve tasks.
  private func wait(for pass: CrawlPass, until cancellation: Cancellation) throws {
    let outcome = TaskOutcome()
    let task = Task {
      do {
        try await pass.run()
        outcome.end(with: nil)
      } catch {
        outcome.end(with: error)
      }
    }
    while !outcome.isEnded(within: 0.1) {
      if cancellation.isCancelled { task.cancel() }
    }
    if let error = outcome.error { throw error }
  }

  static var environment: [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return variables
  }
}
