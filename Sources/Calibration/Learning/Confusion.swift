import PageModel

/// A text read for another, with the kinds of characters on either side.
///
/// Without its neighbours nearly every confusion would be found in sound text too: 之 stands for ≥ only
/// before a digit.
public struct Confusion: Hashable, Sendable {
  public enum Neighbour: String, Hashable, Sendable {
    case digit
    case letter
    case ideograph
    case mark
    case end
  }

  public var read: String
  public var meant: String
  public var before: Neighbour
  public var after: Neighbour

  /// Longer changes are no confusion of characters.
  private static let longest = 3

  /// The confusions that lead from the text that was read to the one that was meant.
  ///
  /// None where more than a third of the text is another: then it was not misread, but wrong.
  package static func confusions(read: String, meant: String) -> [Confusion] {
    let (a, b) = (Array(read.unicodeScalars), Array(meant.unicodeScalars))
    guard a.count <= 2000, b.count <= 2000 else { return [] }
    let pairs = SequenceAlignment.partners(a.count, b.count, floor: 1) { a[$0] == b[$1] ? 1 : 0 }
    guard pairs.count * 3 >= max(a.count, b.count) * 2 || a.count == b.count && a.count <= 3 else {
      return []
    }
    var confusions: [Confusion] = []
    var (i, j) = (0, 0)
    for (place, other) in pairs.sorted(by: { $0.key < $1.key }) + [(key: a.count, value: b.count)] {
      if let found = confusion(a, i..<place, b, j..<other) { confusions.append(found) }
      (i, j) = (place + 1, other + 1)
    }
    return confusions
  }

  private static func confusion(
    _ a: [Unicode.Scalar], _ read: Range<Int>, _ b: [Unicode.Scalar], _ meant: Range<Int>
  ) -> Confusion? {
    guard !read.isEmpty, read.count <= longest, meant.count <= longest else { return nil }
    return Confusion(
      read: string(a[read]), meant: string(b[meant]), before: neighbour(a, read.lowerBound - 1),
      after: neighbour(a, read.upperBound))
  }

  private static func neighbour(_ text: [Unicode.Scalar], _ place: Int) -> Neighbour {
    guard text.indices.contains(place) else { return .end }
    let scalar = text[place]
    if scalar.properties.numericType == .decimal { return .digit }
    if scalar.properties.isIdeographic { return .ideograph }
    return scalar.properties.isAlphabetic ? .letter : .mark
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The text with what was meant in each place where the confusion may have happened; nil for none.
  package func corrected(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(read.unicodeScalars)
    guard !wanted.isEmpty, scalars.count >= wanted.count else { return nil }
    var corrected = String.UnicodeScalarView()
    var hasChanged = false
    var place = 0
    while place < scalars.count {
      let end = place + wanted.count
      if end <= scalars.count, scalars[place..<end].elementsEqual(wanted),
        Self.neighbour(scalars, place - 1) == before, Self.neighbour(scalars, end) == after
      {
        corrected.append(contentsOf: meant.unicodeScalars)
        (hasChanged, place) = (true, end)
      } else {
        corrected.append(scalars[place])
        place += 1
      }
    }
    return hasChanged ? String(corrected) : nil
  }
}
