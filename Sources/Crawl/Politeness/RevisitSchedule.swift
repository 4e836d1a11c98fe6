/// When something known is due to be looked at again, by how often it was seen to change.
public struct RevisitSchedule: Hashable, Sendable {
  /// In days.
  public var longest: Double

  /// Nights do not begin to the second: what is due within so many days is due.
  private static let slack = 0.25

  public init(longest: Double) { self.longest = longest }

  /// The days until the next visit, after one that did or did not find a change.
  ///
  /// Half as long after a change, half as long again without: what changes often is seen often.
  public func interval(after last: Double, isChanged: Bool) -> Double {
    min(max(longest, 0), max(1, isChanged ? last / 2 : last * 1.5))
  }

  /// Whether a visit is due at a moment, both in seconds since 1970.
  public func isDue(lastVisit: Double, interval: Double, now: Double) -> Bool {
    let days = min(interval, longest)
    // One night is the shortest distance there is: every run is a night.
    guard days > 1 else { return true }
    return now - lastVisit >= (days - Self.slack) * 86_400
  }
}
