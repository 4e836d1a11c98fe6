import Pipeline
import Synchronization
import Workers

/// A line on the terminal that is drawn over and over: how far, how fast, how long still.
final class ProgressBar: Sendable {
  private let state: Mutex<ProgressState>
  private let isShown: Bool

  init(_ inputs: [LocatedInput], isShown: Bool) {
    let byteCount = inputs.reduce(0) { $0 + $1.byteCount }
    state = Mutex(
      ProgressState(
        inputCount: inputs.count, byteCount: byteCount, begun: MonotonicClock.seconds))
    self.isShown = isShown
  }

  /// An input was begun; the size is in bytes.
  func begin(_ input: Int, byteCount: Int) {
    state.withLock { $0.begin(input, byteCount: byteCount) }
  }

  /// An input needs no work; the size is in bytes.
  func pass(byteCount: Int) { state.withLock { $0.pass(byteCount: byteCount) } }

  func hear(_ event: ExtractionEvent) {
    guard isShown else { return }
    state.withLock { state in
      state.take(event)
      if let line = state.line(at: MonotonicClock.seconds) {
        StandardError.write("\r\u{1B}[K" + line)
      }
    }
  }

  func count(_ outcome: Result<ExtractionOutcome, ExtractionFailure>) {
    state.withLock { $0.count(outcome) }
  }

  /// Writes a message on a line of its own.
  func interrupt(with message: String) {
    state.withLock { _ in
      StandardError.write((isShown ? "\r\u{1B}[K" : "") + message + "\n")
    }
  }

  /// Takes the line away.
  func finish() {
    guard isShown else { return }
    state.withLock { _ in StandardError.write("\r\u{1B}[K") }
  }
}
