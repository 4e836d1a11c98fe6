import PageModel

/// What a printed label may stand for in one profile.
enum LabelMeaning: Hashable, Sendable {
  case field(Int)
  case section(Int)
  case column(group: Int, column: Int)
  /// A column whose text goes before the values of another.
  case prefix(group: Int, column: Int)
  /// A column whose text goes after the values of another.
  case suffix(group: Int, column: Int)
}

/// The label found in a cell.
struct LabelMatch: Hashable, Sendable {
  var meanings: [LabelMeaning]
  /// The probability that the label is meant.
  var confidence: Double
  /// The unit printed in brackets behind the label.
  var unit: MoneyUnit?
  /// The value printed behind the label in the same cell.
  var inlineValue: String?
}

/// All labels of one profile, found by their folded text, exactly or with small misprints.
struct LabelIndex: Sendable {
  private var meanings: [LabelKey: [LabelMeaning]] = [:]
  private var keysByLength: [[LabelKey]] = []
  private let units: UnitTable

  /// Texts longer than this many scalars are no labels.
  private static let longest = 30
  /// What a number in front without a mark behind it leaves of the confidence: 3年度目标.
  private static let bareNumber = 0.98

  init(_ profile: Profile) {
    units = UnitTable(profile.units)
    for (number, section) in profile.sections.enumerated() {
      for label in section.labels { add(label, .section(number)) }
    }
    for (number, field) in profile.fields.enumerated() {
      for label in [field.label] + field.variants { add(label, .field(number)) }
    }
    for (number, group) in profile.groups.enumerated() {
      for (place, column) in group.columns.enumerated() {
        for label in [column.label] + column.variants {
          add(label, .column(group: number, column: place))
        }
        for label in column.prefixHeaders { add(label, .prefix(group: number, column: place)) }
        for label in column.suffixHeaders { add(label, .suffix(group: number, column: place)) }
      }
    }
    keysByLength = Array(repeating: [], count: Self.longest + 1)
    for key in meanings.keys where key.scalars.count <= Self.longest {
      keysByLength[key.scalars.count].append(key)
    }
  }

  private mutating func add(_ label: String, _ meaning: LabelMeaning) {
    let key = LabelKey(label)
    if !meanings[key, default: []].contains(meaning) { meanings[key, default: []].append(meaning) }
  }

  /// What a folded text stands for, exactly.
  subscript(key: LabelKey) -> [LabelMeaning]? { meanings[key] }

  /// The label that the whole folded text is, or that stands before a colon in it.
  func match(_ text: FoldedCell) -> LabelMatch? {
    if let found = exact(text) { return found }
    for head in [text.head, text.firstLine] {
      guard let head, let found = meanings[head.key] else { continue }
      return LabelMatch(
        meanings: found, confidence: 1, unit: unit(head.bracketed), inlineValue: head.rest)
    }
    return nil
  }

  private func unit(_ bracketed: [UInt32]?) -> MoneyUnit? {
    bracketed.flatMap { units.unit(named: $0) }
  }

  private func exact(_ text: FoldedCell) -> LabelMatch? {
    guard let key = text.key else { return nil }
    if let found = meanings[key] {
      return LabelMatch(meanings: found, confidence: 1, unit: unit(text.bracketed))
    }
    if let bare = text.bareKey, let found = meanings[bare] {
      return LabelMatch(meanings: found, confidence: 1, unit: unit(text.bracketed))
    }
    guard let plain = (text.bareKey ?? key).withoutLeadingDigits, let found = meanings[plain] else {
      return nil
    }
    return LabelMatch(
      meanings: found, confidence: Self.bareNumber, unit: unit(text.bracketed))
  }

  /// The label that the text is a small misprint of, if no other label is nearly as close.
  func closest(_ text: FoldedCell) -> LabelMatch? {
    guard let key = text.bareKey ?? text.key, key.scalars.count >= 4 else { return nil }
    let limit = key.scalars.count >= 8 ? 2 : 1
    var best: (distance: Int, meanings: [LabelMeaning])?
    var rival = Int.max
    let shortest = max(3, key.scalars.count - limit)
    guard shortest <= Self.longest else { return nil }
    for length in shortest...min(Self.longest, key.scalars.count + limit) {
      for candidate in keysByLength[length] {
        guard let distance = editDistance(key.scalars, candidate.scalars, limit: limit + 1),
          let found = meanings[candidate]
        else { continue }
        if let held = best, held.meanings == found {
          if distance < held.distance { best = (distance, found) }
        } else if distance < best?.distance ?? .max {
          rival = min(rival, best?.distance ?? .max)
          best = (distance, found)
        } else {
          rival = min(rival, distance)
        }
      }
    }
    guard let best, best.distance <= limit, rival > best.distance else { return nil }
    return LabelMatch(
      meanings: best.meanings, confidence: best.distance == 1 ? 0.97 : 0.93,
      unit: unit(text.bracketed))
  }
}
