/// How long to leave a host alone after something that may pass.
public struct BackOff: Hashable, Sendable {
  /// Before the first repetition, in seconds.
  public var base: Double

  /// However often it fails, in seconds.
  public static let longest = 300.0

  public init(base: Double) { self.base = base }

  /// The wait before attempt `attempt` + 1, in seconds; `chance` from 0 to 1 spreads it over the upper
  /// half, so that many clients that failed together do not come back together.
  public func delay(after attempt: Int, retryAfter: Double?, chance: Double) -> Double {
    let whole = min(Self.longest, base * Double(1 << min(max(attempt - 1, 0), 20)))
    let own = whole * (0.5 + 0.5 * chance)
    // What the host asks for is kept to, plus the spread.
    return retryAfter.map { max($0 + 0.1 * own, own) } ?? own
  }
}
