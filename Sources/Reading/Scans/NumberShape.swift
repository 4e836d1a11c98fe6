/// Tells lines of digits by the shape of their ink.
struct NumberShape {
  let characterHeight: Double

  /// Whether all columns are as narrow as digits, and one at least as high.
  func mayBeNumber(_ columns: [InkColumn]) -> Bool {
    let isNarrow = columns.allSatisfy {
      Double($0.frame.width) < characterHeight * 0.95
        && Double($0.frame.width) < Double(max($0.frame.height, Int(characterHeight * 0.5))) * 1.5
    }
    let heights = columns.map { Double($0.frame.height) }
    // Digits are lower than characters; what is as high as one is narrow: a bracket, a stroke.
    let isLow = columns.allSatisfy {
      Double($0.frame.height) < characterHeight * 0.9
        || Double($0.frame.width) < characterHeight * 0.4
    }
    return isNarrow && isLow && heights.contains { $0 > characterHeight * 0.4 }
      && heights.allSatisfy { $0 < characterHeight * 1.1 }
  }

  /// Whether a text is digits with the marks of numbers, and nothing else.
  static func isNumber(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits += 1
      case ".", ",", "%", "-", "+", "(", ")": break
      default: return false
      }
    }
    return digits > 0
  }

  /// Whether there is one high column for each high character of the number, a dash for each minus,
  /// and no more points than it has.
  func fits(_ text: String, _ columns: [InkColumn]) -> Bool {
    let high = columns.count { Double($0.frame.height) > characterHeight * 0.36 }
    let expected = text.unicodeScalars.count { !Self.low.contains($0) }
    // The circles of a per cent sign may stand apart from its stroke.
    let percents = text.unicodeScalars.count { $0 == "%" }
    let minuses = text.unicodeScalars.count { $0 == "-" }
    let points = text.unicodeScalars.count { $0 == "." || $0 == "," }
    return (expected...expected + percents * 2).contains(high)
      && columns.count(where: isDash) == minuses && columns.count(where: isPoint) <= points
  }

  private static let low: Set<Unicode.Scalar> = [".", ",", "-", "+"]

  private func isDash(_ column: InkColumn) -> Bool {
    Double(column.frame.height) < characterHeight * 0.2
      && Double(column.frame.width) > characterHeight * 0.17
      && column.frame.width * 2 > column.frame.height * 3
  }

  private func isPoint(_ column: InkColumn) -> Bool {
    let size = max(column.frame.width, column.frame.height)
    return Double(size) < characterHeight * 0.3 && !isDash(column)
      && Double(min(column.frame.width, column.frame.height)) > characterHeight * 0.06
  }
}
