import Glibc
import Pipeline
import Store
import Synchronization
import Workers

/// A run's numbers in the text format of Prometheus, for its collector of files.
///
/// See https://prometheus.io/docs/instrumenting/exposition_formats/.
final class MetricsFile: Sendable {
  private let path: String
  private let lastWritten = Mutex(0.0)
  private let hasFailed = Atomic(false)

  /// In seconds.
  private static let interval = 5.0

  init(_ path: String) { self.path = path }

  /// Throws where the file cannot take its place.
  ///
  /// No folder is made for it: a collector looks into one that is there, and a mistyped one is to be told.
  static func requirePlace(_ path: String) throws(SystemError) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let folder = path.count > name.count ? String(path.dropLast(name.count)) : "./"
    guard access(folder, W_OK | X_OK) == 0 else { throw SystemError("access") }
    // Renamed over, a device would be one no more.
    guard access(path, F_OK) != 0 || FileStatus.isFile(path) else {
      throw SystemError("rename", number: EEXIST)
    }
  }

  /// Says that the numbers cannot be written, and why.
  static func tellRefusal(of path: String, _ error: SystemError, _ level: LogLine.Level) {
    StandardError.tell("\(path): metrics cannot be written there (\(error.reason)).", level)
  }

  /// Writes the file where the last time is long enough ago.
  func writeNowAndThen(_ tally: BatchTally, seconds: Double) {
    let isDue = lastWritten.withLock { last in
      guard seconds - last >= Self.interval else { return false }
      last = seconds
      return true
    }
    if isDue { write(tally, seconds: seconds, isOver: false, .ok) }
  }

  /// Writes the file; the first time that fails is told, the run goes on.
  func write(_ tally: BatchTally, seconds: Double, isOver: Bool, _ code: ExitCode) {
    do throws(SystemError) {
      try Self.requirePlace(path)
      let text = Self.text(tally, seconds: seconds, isOver: isOver, code)
      try OutputFile(path).write(Array(text.utf8))
    } catch {
      guard !hasFailed.exchange(true, ordering: .relaxed) else { return }
      Self.tellRefusal(of: path, error, .warning)
    }
  }

  private static func text(
    _ tally: BatchTally, seconds: Double, isOver: Bool, _ code: ExitCode
  ) -> String {
    var text = MetricsText()
    text.add("documents", "Documents of this run by what became of them.")
    for status in DocumentStatus.allCases where status != .pending {
      text.add("documents", "status", status.rawValue, Double(tally.done[status, default: 0]))
    }
    text.add("inputs", "Inputs given to this run.", Double(tally.inputCount))
    text.add("unreadable_inputs", "Inputs that could not be read.", Double(tally.unreadableCount))
    text.add(
      "unchanged_documents", "Documents done before.", Double(tally.known.values.reduce(0, +)))
    text.add("pages", "Pages extracted in this run.", Double(tally.pageCount))
    text.add("fields", "Fields extracted in this run.", Double(tally.fieldCount))
    text.add("fields_to_review", "Those of them that need a review.", Double(tally.reviewCount))
    text.add("failed_checks", "Checks that failed in this run.", Double(tally.failedCheckCount))
    text.add("stage_seconds", "Seconds spent in each stage.")
    for stage in tally.stages { text.add("stage_seconds", "stage", stage.stage, stage.seconds) }
    text.add("seconds", "Seconds since the run began.", seconds)
    text.add("over", "1 when the run has ended.", isOver ? 1 : 0)
    if isOver { text.add("exit_code", "The code it ended with.", Double(code.rawValue)) }
    return text.text
  }
}

/// Lines of the text format; every metric is a gauge, for a run starts from nothing.
private struct MetricsText {
  private(set) var text = ""

  mutating func add(_ name: String, _ help: String) {
    text += "# HELP gongkai_run_\(name) \(help)\n# TYPE gongkai_run_\(name) gauge\n"
  }

  mutating func add(_ name: String, _ help: String, _ value: Double) {
    add(name, help)
    text += "gongkai_run_\(name) \(value)\n"
  }

  mutating func add(_ name: String, _ label: String, _ labelled: String, _ value: Double) {
    text += "gongkai_run_\(name){\(label)=\"\(labelled)\"} \(value)\n"
  }
}
