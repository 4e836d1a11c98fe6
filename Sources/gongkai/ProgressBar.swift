import Pipeline
import Synchronization
import Workers

/// A line on the terminal that is drawn over and over: how far, how fast, how long still.
final class ProgressBar: Sendable {
  private let state: Mutex<ProgressState>
  private let isShown: Bool

  /// Inputs count by their size, since their pages are not known before they are opened.
  init(byteCounts: [Int], isShown: Bool) {
    state = Mutex(ProgressState(byteCounts: byteCounts, begun: MonotonicClock.seconds))
    self.isShown = isShown
  }

  func hear(_ event: ExtractionEvent) {
    guard isShown else { return }
    state.withLock { state in
      state.take(event)
      if let line = state.line(at: MonotonicClock.seconds) {
        StandardError.write("\r\u{1B}[K" + line)
      }
    }
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
