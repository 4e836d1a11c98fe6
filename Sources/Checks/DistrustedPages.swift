import PageModel

/// The pages whose text may not be what they show, with the flag that says why.
struct DistrustedPages {
  private var reasons: [Int: Flag] = [:]

  private static let codes: Set<FlagCode> = [.mojibake, .pageUnreadable]

  init(_ pages: [PageSummary]) {
    for page in pages {
      if let flag = page.flags.first(where: { Self.codes.contains($0.code) }) {
        reasons[page.number] = flag
      }
    }
  }

  /// Why nothing at this place is to be accepted unseen, or nil where the page is sound.
  func reason(at place: Place) -> Flag? {
    guard case .page(let number, _) = place, !reasons.isEmpty else { return nil }
    return reasons[number]
  }

  /// One sentence for each page of text that is not to be trusted.
  var warnings: [String] {
    reasons.filter { $0.value.code == .mojibake }.sorted { $0.key < $1.key }.map { number, flag in
      "The text of page \(number) is not to be trusted: \(flag.message)"
    }
  }
}
