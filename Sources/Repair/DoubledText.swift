/// Finds words that a bad extraction wrote twice in a row.
enum DoubledText {
  /// In characters; shorter repetitions occur in good prose.
  private static let shortestInside = 8
  private static let shortestWhole = 4
  private static let longestSearched = 4_000

  /// The text with its doubled words once; nil where nothing is doubled.
  static func undone(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count >= 2 * shortestWhole, scalars.count <= longestSearched else { return nil }
    let half = scalars.count / 2
    if scalars.count % 2 == 0, scalars[..<half].elementsEqual(scalars[half...]),
      !scalars.allSatisfy(\.isASCIIDigit)
    {
      return string(scalars[..<half])
    }
    return insideDoubling(scalars)
  }

  /// Looks for one stretch, of Chinese for the most part, that follows itself at once.
  private static func insideDoubling(_ scalars: [Unicode.Scalar]) -> String? {
    for length in stride(from: min(60, scalars.count / 2), through: shortestInside, by: -1) {
      var run = 0
      for index in 0..<scalars.count - length {
        run = scalars[index] == scalars[index + length] ? run + 1 : 0
        guard run == length else { continue }
        let start = index + 1 - length
        let stretch = scalars[start..<index + 1]
        guard stretch.count(where: \.isChinese) * 2 > length, Set(stretch).count >= 4 else {
          continue
        }
        return string(scalars[..<start]) + string(scalars[(start + length)...])
      }
    }
    return nil
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
