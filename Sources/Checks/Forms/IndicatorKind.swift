/// What an indicator's levels have it measure.
enum IndicatorKind: Hashable {
  case quantity
  case quality
  case timeliness
  case cost
  case economic
  case social
  case ecological
  case lasting
  case satisfaction
  case other

  /// The lowest level that names a kind decides.
  init(levels: [Wording]) {
    for level in levels.reversed() {
      if let kind = Self.words.first(where: { level.contains(anyOf: $0.words) })?.kind {
        self = kind
        return
      }
    }
    self = .other
  }

  /// Whether it is one of the benefits.
  var isBenefit: Bool {
    switch self {
    case .economic, .social, .ecological, .lasting: true
    case .quantity, .quality, .timeliness, .cost, .satisfaction, .other: false
    }
  }

  private static let words: [(kind: IndicatorKind, words: [String])] = [
    (.satisfaction, ["满意", "服务对象", "社会公众"]), (.cost, ["成本"]), (.quantity, ["数量"]),
    (.quality, ["质量"]), (.timeliness, ["时效"]), (.economic, ["经济"]), (.social, ["社会"]),
    (.ecological, ["生态"]), (.lasting, ["可持续"]),
  ]
}
