import PageModel

/// A label reduced to what carries its meaning: half-width, lower case, without blanks,
/// punctuation, numbering and 其中.
struct LabelKey: Hashable, Sendable {
  let scalars: [UInt32]

  /// The key of a whole label, bracketed words kept.
  init(_ text: String) { self.init(LabelScalars(text).withoutPunctuation) }

  init(_ scalars: [UInt32]) { self.scalars = scalars }

  var isEmpty: Bool { scalars.isEmpty }

  /// The key without digits in front; nil where there are none or nothing else.
  var withoutLeadingDigits: LabelKey? {
    let rest = scalars.drop(while: Folding.isDigit)
    return rest.isEmpty || rest.count == scalars.count ? nil : LabelKey(Array(rest))
  }

  func hash(into hasher: inout Hasher) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for scalar in scalars { hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01b3 }
    hasher.combine(hash)
  }

  /// Whether the other's scalars occur in it, one after the other.
  func contains(_ other: LabelKey) -> Bool { firstEnd(of: other.scalars, from: 0) != nil }

  /// The place after the first occurrence at or behind `start`, or nil.
  func firstEnd(of part: [UInt32], from start: Int) -> Int? {
    guard !part.isEmpty, scalars.count - start >= part.count else { return nil }
    for offset in start...(scalars.count - part.count)
    where scalars[offset..<offset + part.count].elementsEqual(part) {
      return offset + part.count
    }
    return nil
  }
}

/// The scalars of a label, folded, with blanks left out and numbering in front cut off.
struct LabelScalars {
  private(set) var scalars: [UInt32]

  init(_ text: some StringProtocol) {
    scalars = []
    scalars.reserveCapacity(24)
    for scalar in text.unicodeScalars {
      let folded = Folding.folded(scalar)
      if !Folding.isBlank(folded) { scalars.append(folded) }
    }
    scalars.removeFirst(Numbering.length(in: scalars))
  }

  var withoutPunctuation: [UInt32] { scalars.filter { !Folding.isPunctuation($0) } }

  /// The scalars with everything in brackets left out; nil when there are no brackets.
  var withoutBrackets: [UInt32]? {
    guard scalars.contains(0x28) else { return nil }
    var depth = 0
    var kept: [UInt32] = []
    for scalar in scalars {
      if scalar == 0x28 { depth += 1 }
      if depth == 0, !Folding.isPunctuation(scalar) { kept.append(scalar) }
      if scalar == 0x29, depth > 0 { depth -= 1 }
    }
    return kept.isEmpty ? nil : kept
  }

  /// What stands in the last pair of brackets.
  var bracketed: [UInt32]? {
    guard let open = scalars.lastIndex(of: 0x28) else { return nil }
    let rest = scalars[(open + 1)...]
    return Array(rest[..<(rest.lastIndex(of: 0x29) ?? rest.endIndex)])
  }
}
