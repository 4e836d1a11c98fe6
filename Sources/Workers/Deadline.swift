import Glibc

/// The two moments at which patience with a worker ends.
struct Deadline {
  private let limits: WorkerLimits
  private let end: Double
  private var stallEnd: Double

  /// The document may take `remaining` seconds more.
  init(_ limits: WorkerLimits, remaining: Double) {
    self.limits = limits
    end = MonotonicClock.seconds + remaining
    stallEnd = MonotonicClock.seconds + limits.stall
  }

  /// The worker gave a sign of life.
  mutating func extend() { stallEnd = MonotonicClock.seconds + limits.stall }

  /// What to wait at most, in milliseconds; throws when the time is over.
  func remainingMilliseconds() throws(WorkerFailure) -> Int32 {
    let now = MonotonicClock.seconds
    if now >= end { throw .overran(seconds: limits.document) }
    if now >= stallEnd { throw .stalled(seconds: limits.stall) }
    return Int32(min(min(end, stallEnd) - now, 1000) * 1000) + 1
  }
}

/// Time that only goes forward; for limits and rates, never for records.
public enum MonotonicClock {
  /// Seconds since some fixed moment.
  public static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
