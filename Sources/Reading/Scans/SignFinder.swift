import PageModel

/// Cuts a line at the inequality signs that stand before its numbers.
struct SignFinder {
  enum Part {
    case text([InkColumn])
    case sign(LineReading.Character)
  }

  static let signs: Set<Unicode.Scalar> = ["≥", "≤"]

  private let page: StraightPage
  private let shape: InequalityShape

  init(page: StraightPage) {
    self.page = page
    shape = InequalityShape(characterHeight: page.characterHeight)
  }

  /// The line's parts from left to right.
  func parts(of columns: [InkColumn]) -> [Part] {
    var parts: [Part] = []
    var text: [InkColumn] = []
    for (index, column) in columns.enumerated() {
      guard let sign = sign(at: index, of: columns) else {
        text.append(column)
        continue
      }
      if !text.isEmpty { parts.append(.text(text)) }
      text = []
      parts.append(.sign(sign))
    }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }

  /// The reading with the character before its number as the sign its ink is likeliest to be.
  ///
  /// A faint or blurred sign is no plain one, but before a number the models' >, s or 关 is none
  /// of these either.
  func completed(_ reading: LineReading, of columns: [InkColumn]) -> LineReading {
    guard let read = reading.characters.first, let column = columns.first,
      reading.characters.count > 1, ("0"..."9").contains(reading.characters[1].scalar),
      Self.mistaken.contains(read.scalar), columns.count > 1
    else { return reading }
    let meant = VisualConfusions.builtIn.meant(by: read.scalar, in: .sign)
    guard meant.count == 1, let sign = meant.first else { return reading }
    let isPlain = read.scalar == ">" || read.scalar == "<"
    var reading = reading
    guard
      let likelier = shape.likelierSign(
        in: column.frame, of: page.text, opensLeft: isPlain ? sign == "≥" : nil)
    else { return reading.doubtingFirst(most: 0.6) }
    if isPlain, likelier.sign == read.scalar {
      // A > that may have lost its bar is no > for certain.
      return reading.doubtingFirst(most: min(0.97, 0.7 + max(0, likelier.lead)))
    }
    guard likelier.sign == sign, likelier.score >= (isPlain ? 0.1 : 0.2) else {
      return reading.doubtingFirst(most: 0.6)
    }
    reading.characters[0].scalar = sign
    reading.characters[0].alternatives.insert(read.scalar, at: 0)
    reading.characters[0].confidence = min(0.97, 0.8 + max(0, likelier.lead))
    return reading
  }

  /// What the models, which do not hold ≥ and ≤, read in their place before a number.
  private static let mistaken = Set(
    VisualConfusions.builtIn.entries.filter { $0.place == .sign }.map(\.seen))

  private func sign(at index: Int, of columns: [InkColumn]) -> LineReading.Character? {
    guard index + 1 < columns.count else { return nil }
    let (column, next) = (columns[index], columns[index + 1])
    let height = page.characterHeight
    let before = index > 0 ? column.frame.left - columns[index - 1].frame.right : .max
    guard Double(before) > height * 0.12, Double(next.frame.left - column.frame.right) < height,
      Double(next.frame.width) < height * 2.2, Double(next.frame.height) > height * 0.4,
      let found = shape.sign(in: column.frame, of: page.text),
      Self.signs.contains(found.sign), !isDigit(column, besides: next)
    else { return nil }
    return LineReading.Character(
      scalar: found.sign, frame: column.frame, confidence: min(0.99, 0.6 + found.score * 0.7),
      followsBlank: false, alternatives: [])
  }

  /// Whether the column may be a 2, which is shaped like ≥: it stands exactly as high as the next digit.
  private func isDigit(_ column: InkColumn, besides next: InkColumn) -> Bool {
    let tolerance = max(1, Int(page.characterHeight * 0.06))
    return abs(column.frame.top - next.frame.top) <= tolerance
      && abs(column.frame.bottom - next.frame.bottom) <= tolerance
      && column.frame.height * 5 > column.frame.width * 6
  }
}

extension LineReading {
  /// The reading with a first character no surer than that.
  fileprivate func doubtingFirst(most: Double) -> LineReading {
    var reading = self
    reading.characters[0].confidence = min(most, reading.characters[0].confidence)
    return reading
  }
}
