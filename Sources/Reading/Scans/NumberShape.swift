/// Tells lines of digits by the shape of their ink.
package struct NumberShape {
  let characterHeight: Double

  package init(characterHeight: Double) { self.characterHeight = characterHeight }

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

  /// How many columns a number at the line's beginning takes, where other text follows it; else 0.
  ///
  /// Digits of one number stand at one height, which the parts of other characters do not.
  func leadingCount(of columns: [InkColumn], on page: GrayRaster) -> Int {
    guard let first = columns.first, isDigitSized(first) else { return 0 }
    let percent = PercentShape(characterHeight: characterHeight)
    var count = 1
    while count < columns.count {
      let column = columns[count]
      let gap = Double(column.frame.left - columns[count - 1].frame.right)
      guard gap < characterHeight * 0.6 else { break }
      let isDigit = isDigitSized(column) && isLevel(column, with: first)
      let isMark = isPoint(column) && column.frame.top > first.frame.midY || isShortDash(column)
      let isSign = isLevel(column, with: first) && percent.isPercent(in: column.frame, of: page)
      guard isDigit || isMark || isSign || isHalf(column, besides: first) else { break }
      count += 1
    }
    // A point before the text may be the text's own: 1、
    guard count < columns.count, !isPoint(columns[count - 1]) else { return 0 }
    // What is as narrow as a digit may be a broken one.
    let next = columns[count].frame
    guard Double(max(next.width, next.height)) > characterHeight * 0.66 else { return 0 }
    return count
  }

  /// The columns with the two sides of a 0 as one: its thin head and foot are lost first.
  private func whole(_ columns: [InkColumn]) -> [InkColumn] {
    var result: [InkColumn] = []
    for column in columns {
      guard let last = result.last, isThin(last), isThin(column), isLevel(column, with: last),
        Double(column.frame.left - last.frame.right) < characterHeight * 0.16,
        Double(column.frame.right - last.frame.left) < characterHeight * 0.64
      else {
        result.append(column)
        continue
      }
      for component in column.components { result[result.count - 1].add(component) }
    }
    return result
  }

  private func isThin(_ column: InkColumn) -> Bool {
    isDigitSized(column) && Double(column.frame.width) < characterHeight * 0.3
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
  package func fits(_ text: String, _ columns: [InkColumn]) -> Bool {
    let columns = whole(columns)
    guard let tallest = columns.max(by: { $0.frame.height < $1.frame.height }) else { return false }
    // The circles of a per cent sign may stand apart from its stroke.
    let whole =
      text.contains("%") ? columns.filter { !isHalf($0, besides: tallest) } : columns
    let high = whole.count { Double($0.frame.height) > characterHeight * 0.36 }
    let expected = text.unicodeScalars.count { !Self.low.contains($0) }
    let minuses = text.unicodeScalars.count { $0 == "-" }
    let points = text.unicodeScalars.count { $0 == "." || $0 == "," }
    return high == expected && whole.count(where: isDash) == minuses
      && whole.count(where: isPoint) <= points && hasWidths(of: text, whole)
  }

  /// Whether no 1 stands where the ink is wide, no other digit where it is a mere stroke, and none where
  /// there is room for two that touch: 99% is not the 9% that a misread sign would leave.
  private func hasWidths(of text: String, _ columns: [InkColumn]) -> Bool {
    let high = columns.filter { Double($0.frame.height) > characterHeight * 0.36 }
    let characters = text.unicodeScalars.filter { !Self.low.contains($0) }
    return zip(high, characters).allSatisfy { column, scalar in
      let width = Double(column.frame.width)
      switch scalar {
      case "1": return width < characterHeight * 0.5
      // Of a broken 0 one side may be counted alone.
      case "2"..."9": return width > characterHeight * 0.24 && width < characterHeight * 0.88
      case "%": return width < characterHeight * 1.1
      default: return width < characterHeight * 0.88
      }
    }
  }

  /// How many points and commas stand at the digits' feet, also below one: in 1,361 the comma may
  /// reach under the 1.
  func pointCount(in columns: [InkColumn]) -> Int {
    let digits = columns.filter { isDigitSized($0) || isPierced($0) }
    let bottoms = digits.flatMap(\.components).filter {
      Double($0.frame.height) > characterHeight * 0.4
    }.map(\.frame.bottom).sorted()
    guard !bottoms.isEmpty else { return 0 }
    let foot = Double(bottoms[bottoms.count / 2])
    return columns.flatMap(\.components).count { component in
      let size = Double(max(component.frame.width, component.frame.height))
      let thin = Double(min(component.frame.width, component.frame.height))
      return size < characterHeight * 0.34 && thin > characterHeight * 0.06
        && abs(Double(component.frame.midY) - foot) < characterHeight * 0.22
        && Double(component.frame.bottom) > foot - characterHeight * 0.1
    }
  }

  private static let low: Set<Unicode.Scalar> = [".", ",", "-", "+"]

  private func isDigitSized(_ column: InkColumn) -> Bool {
    let (width, height) = (Double(column.frame.width), Double(column.frame.height))
    return height > characterHeight * 0.45 && height < characterHeight * 0.9
      && width < characterHeight * 0.64 && width < height
  }

  /// Whether a high component has a small one under or over it.
  private func isPierced(_ column: InkColumn) -> Bool {
    column.components.count > 1 && Double(column.frame.width) < characterHeight * 0.8
  }

  private func isLevel(_ column: InkColumn, with digit: InkColumn) -> Bool {
    let tolerance = max(2, Int(characterHeight * 0.12))
    return abs(column.frame.top - digit.frame.top) <= tolerance
      && abs(column.frame.bottom - digit.frame.bottom) <= tolerance
  }

  /// A circle of a per cent sign: too large for a point, in the upper or the lower half.
  private func isHalf(_ column: InkColumn, besides digit: InkColumn) -> Bool {
    let height = Double(column.frame.height)
    guard height > characterHeight * 0.2, height < Double(digit.frame.height) * 0.68,
      Double(column.frame.width) > characterHeight * 0.12, !isDash(column)
    else { return false }
    let reach = Int(Double(digit.frame.height) * 0.14)
    let isUpper =
      column.frame.bottom <= digit.frame.midY + reach
      && abs(column.frame.top - digit.frame.top) <= reach
    let isLower =
      column.frame.top >= digit.frame.midY - reach
      && abs(column.frame.bottom - digit.frame.bottom) <= reach
    return isUpper || isLower
  }

  private func isShortDash(_ column: InkColumn) -> Bool {
    isDash(column) && Double(column.frame.width) < characterHeight * 0.5
  }

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
