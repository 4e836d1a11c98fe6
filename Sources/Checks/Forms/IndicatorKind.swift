import PageModel

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
  init(levels: [Wording], _ words: RuleWords) {
    for level in levels.reversed() {
      if let kind = Self.lists.first(where: { level.contains(anyOf: words[$0.list]) })?.kind {
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

  /// Where a level has words of several kinds, the first decides.
  private static let lists: [(kind: IndicatorKind, list: RuleWords.List)] = [
    (.satisfaction, .satisfactionLevel), (.cost, .costLevel), (.quantity, .quantityLevel),
    (.quality, .qualityLevel), (.timeliness, .timelinessLevel), (.economic, .economicLevel),
    (.social, .socialLevel), (.ecological, .ecologicalLevel), (.lasting, .lastingLevel),
  ]
}
