/// A title given as fragments apart by blanks that must occur in order; "-" before one forbids it.
struct TitlePattern: Sendable {
  private let wanted: [[UInt32]]
  private let refused: [[UInt32]]

  init(_ pattern: String) {
    let fragments = pattern.split(separator: " ")
    wanted = fragments.filter { !$0.hasPrefix("-") }.map { LabelKey(String($0)).scalars }
    refused = fragments.filter { $0.hasPrefix("-") }.map {
      LabelKey(String($0.dropFirst())).scalars
    }
  }

  func matches(_ title: LabelKey) -> Bool {
    var place = 0
    for fragment in wanted {
      guard let end = title.firstEnd(of: fragment, from: place) else { return false }
      place = end
    }
    return !refused.contains { title.firstEnd(of: $0, from: 0) != nil }
  }
}
