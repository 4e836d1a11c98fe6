/// Puts small marks right by their shape: the models know half of the full-width ones and mix them up.
struct PunctuationShape {
  private let characterHeight: Double
  /// The small columns of the line, with the mark each shows.
  private let marks: [(frame: PixelFrame, mark: Unicode.Scalar?)]
  private let endsHigh: Bool
  private let beginsHigh: Bool

  /// Marks that are taken for one another.
  private static let colons: Set<Unicode.Scalar> = [
    ":", ";", ",", "：", "；", "，", "5", "!", "、", ".", "。", "i", "'", "‘", "’", "·", "*",
  ]
  /// Marks the models read into blank paper at either end of a line.
  private static let ghosts: Set<Unicode.Scalar> = [
    ",", "，", ".", "。", "、", "“", "”", "\"", "'", "‘", "’", "*", ":", ";", "：", "；", "`", "_",
  ]

  init(line: TextLine, characterHeight: Double) {
    self.characterHeight = characterHeight
    let columns = line.columns
    func isSmall(_ component: InkComponent) -> Bool {
      Double(max(component.frame.width, component.frame.height)) < characterHeight * 0.42
    }
    marks = columns.compactMap { column in
      guard column.components.allSatisfy(isSmall) else { return nil }
      return (column.frame, Self.mark(of: column, characterHeight: characterHeight))
    }
    func isHigh(_ column: InkColumn?) -> Bool {
      guard let column else { return false }
      return !column.components.allSatisfy(isSmall)
    }
    func isDust(_ column: InkColumn) -> Bool {
      Double(max(column.frame.width, column.frame.height)) < characterHeight * 0.16
    }
    endsHigh = isHigh(columns.last { !isDust($0) })
    beginsHigh = isHigh(columns.first { !isDust($0) })
  }

  /// The reading with its colons and semicolons told apart and without marks where there is no ink.
  func corrected(_ reading: LineReading) -> LineReading {
    var characters = reading.characters
    if endsHigh, characters.count > 1, let last = characters.last, Self.ghosts.contains(last.scalar)
    {
      characters.removeLast()
    }
    if beginsHigh, characters.count > 1, let first = characters.first,
      Self.ghosts.contains(first.scalar)
    {
      characters.removeFirst()
    }
    var settled: Set<Int> = []
    for mark in marks {
      guard let sign = mark.mark else { continue }
      let middle = (mark.frame.left + mark.frame.right) / 2
      let near = characters.indices.filter { index in
        !settled.contains(index) && Self.colons.contains(characters[index].scalar)
          && abs((characters[index].frame.left + characters[index].frame.right) / 2 - middle)
            < Int(characterHeight * 1.3)
      }
      guard
        let index = near.min(by: { first, second in
          abs(characters[first].frame.left - mark.frame.left)
            < abs(characters[second].frame.left - mark.frame.left)
        })
      else { continue }
      settled.insert(index)
      characters[index].scalar = sign
      characters[index].confidence = max(0.9, characters[index].confidence)
    }
    return LineReading(characters: characters)
  }

  /// The mark that two small pieces of ink over each other make; nil for anything else.
  private static func mark(of column: InkColumn, characterHeight: Double) -> Unicode.Scalar? {
    let pieces = column.components.filter { $0.area >= 2 }.sorted { $0.frame.top < $1.frame.top }
    guard pieces.count == 2 else { return nil }
    let (upper, lower) = (pieces[0].frame, pieces[1].frame)
    let gap = Double(lower.top - upper.bottom)
    let widest = Double(max(upper.width, lower.width, upper.height))
    guard gap > characterHeight * 0.08, gap < characterHeight * 0.6,
      widest < characterHeight * 0.26
    else { return nil }
    let isTailed = Double(lower.height) > Double(upper.height) * 1.5
    return isTailed && Double(lower.height) > characterHeight * 0.16 ? ";" : ":"
  }
}
