import Glibc

/// The time of day, for records; limits and rates use a clock that is never set back.
public enum WallClock {
  /// Now, in RFC 3339 and UTC, to the millisecond.
  public static var now: String {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    var parts = unsafe tm()
    unsafe gmtime_r(&time.tv_sec, &parts)
    let numbers = unsafe [
      (Int(parts.tm_year) + 1900, 4, "-"), (Int(parts.tm_mon) + 1, 2, "-"),
      (Int(parts.tm_mday), 2, "T"), (Int(parts.tm_hour), 2, ":"), (Int(parts.tm_min), 2, ":"),
      (Int(parts.tm_sec), 2, "."), (time.tv_nsec / 1_000_000, 3, "Z"),
    ]
    return numbers.map { padded($0, to: $1) + $2 }.joined()
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
