/// Lets requests to one host out one by one, never faster than its pace as the host itself sees it.
///
/// When a request reaches a host is only known once its answer begins: the pause is counted from there.
package actor HostGate {
  /// A request on its way.
  package struct Ticket: Hashable, Sendable { fileprivate let number: Int }

  private let clock: any CrawlClock
  private(set) var interval: Double
  private var earliest = 0.0
  private var lastAnswer = -Double.infinity
  /// When requests that have no answer yet went out.
  private var unanswered: [Int: Double] = [:]
  private var lastNumber = 0

  /// A request without an answer has surely arrived after so many seconds.
  private static let longestJourney = 2.0

  package init(interval: Double, clock: any CrawlClock) {
    self.interval = interval
    self.clock = clock
  }

  /// Goes at least this slowly from now on; for a crawl-delay.
  func slow(to interval: Double) {
    self.interval = max(self.interval, interval)
    earliest = max(earliest, lastAnswer + self.interval)
  }

  /// Lets nothing out for so many seconds; for a host that asks for patience.
  package func hold(seconds: Double) { earliest = max(earliest, clock.uptime + seconds) }

  /// Waits for its turn; throws `CancellationError`.
  package func admit() async throws -> Ticket {
    while true {
      try Task.checkCancellation()
      let now = clock.uptime
      let next = unanswered.values.reduce(earliest) { latest, start in
        max(latest, start + max(Self.longestJourney, interval))
      }
      if next <= now { break }
      // An answer may come sooner than feared: looked at again before long.
      try await clock.sleep(seconds: unanswered.isEmpty ? next - now : min(next - now, 0.05))
    }
    lastNumber += 1
    let now = clock.uptime
    unanswered[lastNumber] = now
    earliest = max(earliest, now + interval)
    return Ticket(number: lastNumber)
  }

  /// The answer has begun, or will never.
  package func answered(_ ticket: Ticket) {
    guard unanswered.removeValue(forKey: ticket.number) != nil else { return }
    lastAnswer = clock.uptime
    earliest = max(earliest, lastAnswer + interval)
  }
}
