import Glibc

/// The time of day and the passing of time, so that tests can make both.
public protocol CrawlClock: Sendable {
  /// Seconds since 1970, for records and schedules.
  var now: Double { get }
  /// Seconds since some fixed moment, never set back.
  var uptime: Double { get }
  /// Throws `CancellationError` when the task is cancelled meanwhile.
  func sleep(seconds: Double) async throws
}

/// The machine's own clocks.
public struct SystemClock: CrawlClock {
  public init() {}

  public var now: Double { Self.read(CLOCK_REALTIME) }
  public var uptime: Double { Self.read(CLOCK_MONOTONIC) }

  public func sleep(seconds: Double) async throws {
    try await Task.sleep(for: .seconds(max(0, seconds)))
  }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
