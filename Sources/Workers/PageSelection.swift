/// Which pages of a document are wanted, such as "1,3-5,8-".
public struct PageSelection: Hashable, Sendable {
  private let ranges: [ClosedRange<Int>]

  /// Every page.
  public static let all = PageSelection(ranges: [1...Int.max])

  private init(ranges: [ClosedRange<Int>]) { self.ranges = ranges }

  /// Reads numbers and ranges apart by commas, counted from 1; nil where it is anything else.
  public init?(_ text: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count <= 2, let first = ends.first.flatMap({ Int($0) }), first >= 1 else {
        return nil
      }
      let last = ends.count == 1 ? first : ends[1].isEmpty ? Int.max : Int(ends[1])
      guard let last, last >= first else { return nil }
      ranges.append(first...last)
    }
    self.init(ranges: ranges)
  }

  /// The wanted pages of a document that has `count`, in order, each once.
  public func numbers(upTo count: Int) -> [Int] {
    guard count >= 1 else { return [] }
    return (1...count).filter { number in ranges.contains { $0.contains(number) } }
  }
}
