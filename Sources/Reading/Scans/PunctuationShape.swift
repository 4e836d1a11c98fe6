/// Puts small marks right by their shape: the models know half of the full-width ones and mix them up.
package struct PunctuationShape {
  private let characterHeight: Double
  /// The line's wide and low columns: 一, or a dash.
  private let bars: [PixelFrame]
  /// The bar that the line begins with, and whether a mark stands behind it, as in 一、甲.
  private let opening: (bar: PixelFrame, hasMark: Bool)?
  /// Whether the line has any ink that may be a dash.
  private let hasDash: Bool
  /// Whether marks break in pieces here, so that two pieces are not surely a colon.
  private let isNoisy: Bool
  /// The small columns of the line, with the mark each shows.
  private let marks: [(frame: PixelFrame, mark: Unicode.Scalar?)]
  private let endsHigh: Bool
  private let beginsHigh: Bool

  /// Marks that are taken for one another.
  private static let colons: Set<Unicode.Scalar> = [
    ":", ";", ",", "：", "；", "，", "5", "!", "、", ".", "。", "i", "'", "‘", "’", "·", "*",
  ]
  /// Marks of two pieces over each other, as the models read them; a point between characters too.
  private static let pairs: Set<Unicode.Scalar> = [":", ";", "：", "；", "."]
  /// Marks of one piece.
  private static let singles: Set<Unicode.Scalar> = ["、", "，", ",", "。"]
  /// Marks that end a part of a sentence: none stands at a line's beginning or behind another.
  private static let stops: Set<Unicode.Scalar> = [
    ":", ";", "：", "；", "，", ",", "、", "。", ".",
  ]
  /// Marks the models read into blank paper at either end of a line.
  private static let ghosts: Set<Unicode.Scalar> = [
    ",", "，", ".", "。", "、", "“", "”", "\"", "'", "‘", "’", "*", ":", ";", "：", "；", "`", "_",
  ]

  package init(line: TextLine, of page: StraightPage) {
    let characterHeight = page.characterHeight
    self.characterHeight = characterHeight
    let columns = line.columns
    func isSmall(_ component: InkComponent) -> Bool {
      Double(max(component.frame.width, component.frame.height)) < characterHeight * 0.42
    }
    let frame = line.frame
    isNoisy = page.isNoisy
    hasDash = columns.contains { column in
      column.components.contains {
        Double($0.frame.height) < characterHeight * 0.24
          && Double($0.frame.width) > characterHeight * 0.2 && $0.frame.width > $0.frame.height
      }
    }
    marks = columns.compactMap { column in
      guard column.components.allSatisfy(isSmall) else { return nil }
      let mark =
        Self.mark(of: column, in: frame, on: page)
        ?? Self.stroke(of: column, in: frame, on: page)
      return (column.frame, mark)
    }
    let wide = columns.filter { column in
      Double(column.frame.width) > characterHeight * 0.62
        && Double(column.frame.width) < characterHeight * 1.2
        && Double(column.frame.height) < characterHeight * 0.3
        && Double(column.frame.midY - frame.top) > Double(frame.height) * 0.25
        && Double(frame.bottom - column.frame.midY) > Double(frame.height) * 0.25
    }.map(\.frame)
    bars = wide
    if let first = columns.first, wide.contains(first.frame), columns.count > 2 {
      opening = (first.frame, columns[1].components.allSatisfy(isSmall))
    } else {
      opening = nil
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
  package func corrected(_ reading: LineReading) -> LineReading {
    var characters = withOpening(reading.characters)
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
        !settled.contains(index) && !Self.isInNumber(index, of: characters)
          && Self.colons.contains(characters[index].scalar)
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
      if isNoisy, sign == ":" || sign == ";", Self.singles.contains(characters[index].scalar) {
        continue
      }
      // Single strokes the models know well; only a colon of one stroke is none.
      if sign == "、" || sign == "，" {
        guard Self.pairs.contains(characters[index].scalar) else { continue }
        characters[index].alternatives.insert(characters[index].scalar, at: 0)
      }
      characters[index].scalar = sign
      characters[index].confidence = max(0.9, characters[index].confidence)
    }
    return LineReading(characters: doubted(withMarks(characters)))
  }

  /// The characters with the 一 and its mark that the models lost at the line's beginning.
  private func withOpening(_ read: [LineReading.Character]) -> [LineReading.Character] {
    guard let opening, let first = read.first, !Self.strokes.contains(first.scalar) else {
      return read
    }
    var characters = read
    func character(_ scalar: Unicode.Scalar) -> LineReading.Character {
      LineReading.Character(
        scalar: scalar, frame: opening.bar, confidence: 0.85, followsBlank: false, alternatives: [])
    }
    if opening.hasMark {
      if Self.stops.contains(first.scalar) { characters.removeFirst() }
      characters.insert(character("、"), at: 0)
    }
    characters.insert(character("一"), at: 0)
    return characters
  }

  /// What a bar is read as.
  private static let strokes: Set<Unicode.Scalar> = [
    "一", "-", "—", "–", "_", "~", "二", "三", "－", "―", "−", "ー", "=", "→",
  ]

  /// The characters with a doubt where marks stand as nobody sets them, and without dashes of no ink.
  private func doubted(_ read: [LineReading.Character]) -> [LineReading.Character] {
    var characters: [LineReading.Character] = []
    for (index, var character) in read.enumerated() {
      let after = index + 1 < read.count ? read[index + 1].scalar : nil
      if Self.stops.contains(character.scalar) {
        if index == 0 {
          character.confidence = min(0.7, character.confidence)
          character.isDoubtedForLooks = false
        }
        let isChinese = characters.dropLast().last.map { Self.isIdeograph($0.scalar) } ?? true
        if let last = characters.last, Self.stops.contains(last.scalar), isChinese {
          // One mark read twice: the surer one stays.
          if character.confidence > last.confidence { characters[characters.count - 1] = character }
          characters[characters.count - 1].confidence = min(0.8, last.confidence)
          characters[characters.count - 1].isDoubtedForLooks = false
          continue
        }
      }
      let before = characters.last?.scalar
      if character.scalar == "-",
        [before, after].contains(where: { $0.map(Self.isIdeograph) ?? false }),
        [before, after].allSatisfy({ $0.map(Self.isIdeograph) ?? true })
      {
        guard hasDash else { continue }
        character.confidence = min(0.7, character.confidence)
      }
      characters.append(character)
    }
    return characters
  }

  /// The characters with a comma for a point between two ideographs, where none stands, and 一 for
  /// a dash as wide as a character.
  private func withMarks(_ read: [LineReading.Character]) -> [LineReading.Character] {
    var characters = read
    for index in characters.indices {
      let before = index > 0 ? characters[index - 1].scalar : nil
      let after = index + 1 < characters.count ? characters[index + 1].scalar : nil
      let touchesText = [before, after].contains { $0.map(Self.isIdeograph) ?? false }
      switch characters[index].scalar {
      case "."
      where (before.map(Self.isIdeograph) ?? false) && (after.map(Self.isIdeograph) ?? false):
        characters[index].alternatives.insert(".", at: 0)
        characters[index].scalar = "，"
        characters[index].confidence = min(0.92, characters[index].confidence)
      case "-", "—", "_", "–":
        let opens =
          index == 0 && opening?.hasMark == true && (after.map(Self.stops.contains) ?? false)
        guard opens || touchesText && isBar(characters[index].frame) else { continue }
        characters[index].alternatives.insert(characters[index].scalar, at: 0)
        characters[index].scalar = "一"
        characters[index].confidence = max(0.92, characters[index].confidence)
      default: break
      }
    }
    return characters
  }

  /// Whether a bar stands at the character's place, which the engine tells roughly.
  private func isBar(_ frame: PixelFrame) -> Bool {
    let middle = (frame.left + frame.right) / 2
    return bars.contains {
      middle > $0.left - Int(characterHeight * 0.5)
        && middle < $0.right + Int(characterHeight * 0.5)
    }
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value)
  }

  /// Whether the character stands between digits or is one besides another: a mark there is a
  /// number's point, which the models know.
  private static func isInNumber(_ index: Int, of characters: [LineReading.Character]) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      characters.indices.contains(index) && ("0"..."9").contains(characters[index].scalar)
    }
    if isDigit(index) { return isDigit(index - 1) || isDigit(index + 1) }
    return isDigit(index - 1) && isDigit(index + 1)
  }

  /// The mark that one leaning stroke at the line's foot makes; nil where it leans to neither side.
  private static func stroke(
    of column: InkColumn, in line: PixelFrame, on page: StraightPage
  ) -> Unicode.Scalar? {
    let pieces = column.components.filter { $0.area >= 2 }
    guard pieces.count == 1, let frame = pieces.first?.frame,
      Double(line.bottom - frame.midY) < page.characterHeight * 0.4,
      Double(max(frame.width, frame.height)) > page.characterHeight * 0.16
    else { return nil }
    let lean = page.text.lean(in: frame)
    if lean > 0.45 { return "、" }
    return lean < -0.3 && frame.height * 4 > frame.width * 5 ? "，" : nil
  }

  /// The mark that two small pieces of ink over each other make; nil for anything else.
  private static func mark(
    of column: InkColumn, in line: PixelFrame, on page: StraightPage
  ) -> Unicode.Scalar? {
    let characterHeight = page.characterHeight
    let pieces = column.components.filter { $0.area >= 2 }.sorted { $0.frame.top < $1.frame.top }
    guard pieces.count == 2 else { return nil }
    let (upper, lower) = (pieces[0].frame, pieces[1].frame)
    let gap = Double(lower.top - upper.bottom)
    let widest = Double(max(upper.width, lower.width, upper.height))
    guard gap > characterHeight * 0.08, gap < characterHeight * 0.6,
      widest < characterHeight * 0.26
    else { return nil }
    // The upper point of a colon stands in the middle of the line: pieces of a broken comma do not.
    guard Double(line.bottom - upper.midY) > characterHeight * 0.36 else { return nil }
    return page.text.ink(around: lower) > page.text.ink(around: upper) * leastTail ? ";" : ":"
  }

  /// How much more ink the lower piece of a semicolon has, at least.
  ///
  /// On soft scans, where its tail is too faint to be seen in the outline, it has 1.5 times as much
  /// and that of a colon 1.0 times.
  private static let leastTail = 1.28
}

extension GrayRaster {
  /// The darkness in and right around a frame, summed up.
  fileprivate func ink(around frame: PixelFrame) -> Double {
    var ink = 0
    for row in max(0, frame.top - 2)..<min(height, frame.bottom + 2) {
      for column in max(0, frame.left - 2)..<min(width, frame.right + 2) {
        ink += 255 - Int(self[column, row])
      }
    }
    return Double(ink)
  }

  /// How the ink in a frame leans: 1 for a stroke falling to the right, -1 for one falling to the left.
  fileprivate func lean(in frame: PixelFrame) -> Double {
    var (weight, sumX, sumY, sumXX, sumYY, sumXY) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for row in frame.top..<frame.bottom {
      for column in frame.left..<frame.right where self[column, row] < 170 {
        let ink = 255 - Double(self[column, row])
        let (x, y) = (Double(column - frame.left), Double(row - frame.top))
        weight += ink
        sumX += ink * x
        sumY += ink * y
        sumXX += ink * x * x
        sumYY += ink * y * y
        sumXY += ink * x * y
      }
    }
    guard weight > 0 else { return 0 }
    let (meanX, meanY) = (sumX / weight, sumY / weight)
    let (varianceX, varianceY) = (sumXX / weight - meanX * meanX, sumYY / weight - meanY * meanY)
    guard varianceX > 0.01, varianceY > 0.01 else { return 0 }
    return (sumXY / weight - meanX * meanY) / (varianceX * varianceY).squareRoot()
  }
}
