import Glibc
import Synchronization

/// Reaps processes that were killed, without waiting for any that the system does not let go.
///
/// A killed process goes at once, unless it waits for a disk that does not answer: that must not stop
/// the run that gave it up.
enum ProcessReaper {
  /// Killed and not gone yet.
  private static let lingering = Mutex<[pid_t]>([])
  /// What a process that is let go may take to end, in milliseconds.
  private static let patience = 2000

  /// Reaps the process and those that lingered, or lets it linger when it takes too long.
  ///
  /// Reaping one that was reaped fails harmlessly: its number is no child of ours any more.
  static func take(_ identifier: pid_t) {
    let waiting = lingering.withLock { lingering in
      lingering.removeAll { isGone($0) }
      return lingering.count
    }
    // Where one does not go the next are not likely to: nobody waits once more for each of them.
    for _ in 0...(waiting == 0 ? patience : 10) {
      if isGone(identifier) { return }
      usleep(1000)
    }
    lingering.withLock { $0.append(identifier) }
  }

  private static func isGone(_ identifier: pid_t) -> Bool {
    waitpid(identifier, nil, WNOHANG) != 0
  }
}
