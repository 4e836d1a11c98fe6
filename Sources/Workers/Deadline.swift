import Glibc

/// How long a worker may take; measured on a clock that is never set back.
public struct TimeLimits: Hashable, Sendable {
  /// Without any sign of the worker, in seconds.
  public var stall: Double
  /// For one document altogether, in seconds.
  public var total: Double

  public init(stall: Double = 120, total: Double = 3600) {
    self.stall = stall
    self.total = total
  }
}

/// The two moments at which patience with a worker ends.
struct Deadline {
  private let limits: TimeLimits
  private let end: Double
  private var stallEnd: Double

  init(_ limits: TimeLimits) {
    self.limits = limits
    end = MonotonicClock.seconds + limits.total
    stallEnd = MonotonicClock.seconds + limits.stall
  }

  /// The worker gave a sign of life.
  mutating func extend() { stallEnd = MonotonicClock.seconds + limits.stall }

  /// What to wait at most, in milliseconds; throws when the time is over.
  func remainingMilliseconds() throws(WorkerFailure) -> Int32 {
    let now = MonotonicClock.seconds
    if now >= end { throw .overran(seconds: limits.total) }
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
