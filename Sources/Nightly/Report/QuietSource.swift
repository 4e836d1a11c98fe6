/// A source that has found nothing for longer than it usually takes.
public struct QuietSource: Hashable, Sendable {
  public var source: String
  /// Nights since it found something.
  public var nights: Int
  /// How many it usually takes.
  public var usual: Int

  /// With fewer finds than these there is no telling what is usual.
  private static let leastFinds = 3

  /// `finds` are the nights in which the source found something, as places among all of its nights.
  package init?(source: String, nightCount: Int, finds: [Int]) {
    guard finds.count >= Self.leastFinds, let last = finds.last else { return nil }
    let gaps = zip(finds, finds.dropFirst()).map { $1 - $0 }.sorted()
    let usual = gaps[gaps.count / 2]
    let longest = gaps[gaps.count - 1]
    let nights = nightCount - 1 - last
    // Beyond anything seen so far, and clearly so.
    guard nights > max(2 * usual, longest) else { return nil }
    self.source = source
    self.nights = nights
    self.usual = usual
  }
}
