import Dispatch
import Synchronization

/// How a task ended, handed to the thread that waits for it.
final class TaskOutcome: Sendable {
  private let failure = Mutex<(any Error)?>(nil)
  private let ended = DispatchSemaphore(value: 0)

  var error: (any Error)? { failure.withLock { $0 } }

  func end(with error: (any Error)?) {
    failure.withLock { $0 = error }
    ended.signal()
  }

  func isEnded(within seconds: Double) -> Bool {
    ended.wait(timeout: .now() + seconds) == .success
  }
}
