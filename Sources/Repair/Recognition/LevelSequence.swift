import PageModel

/// Which level a header label names where its numeral was misread, by the labels beside it.
///
/// 二 and 一 are bars, which faint print turns into dashes and quotes: 一级指标, -级指标, 三级指标.
struct LevelSequence {
  let book: LabelBook

  private static let numerals: [Unicode.Scalar] = ["一", "二", "三", "四", "五"]

  /// How surely a label is the one that its neighbours leave room for.
  private static let confidence = 0.93

  /// The label of the cell at a place in its row as the labels on its sides have it; nil where it is
  /// whole or they do not tell.
  func reading(at place: Int, of row: [Cell]) -> ReadingChange? {
    let text = Array(row[place].text.unicodeScalars)
    let (left, right) = (
      place > 0 ? level(of: row[place - 1]) : nil,
      place + 1 < row.count ? level(of: row[place + 1]) : nil
    )
    guard text.count >= 3, let rest = left?.rest ?? right?.rest,
      left == nil || right == nil
        || left?.rest == right?.rest
    else { return nil }
    let expected = left.map { $0.number + 1 } ?? (right?.number ?? 0) - 1
    guard Self.numerals.indices.contains(expected), right.map({ $0.number == expected + 1 }) ?? true
    else { return nil }
    let isLost = text == rest
    guard isLost || Array(text.dropFirst()) == rest else { return nil }
    if let known = Self.numerals.firstIndex(of: text[0]), !isLost {
      // A numeral that is whole elsewhere is one here, unless both sides speak against it.
      guard known != expected, left != nil, right != nil else { return nil }
    }
    let meant = DoubtfulText.string([Self.numerals[expected]] + rest)
    guard book.role(LabelText(meant)) != nil else { return nil }
    return ReadingChange(
      text: meant, places: isLost ? [] : [0],
      reason: "the labels beside it leave this level alone", confidence: Self.confidence)
  }

  /// The numeral's place and what follows it in a label such as 一级指标.
  private func level(of cell: Cell) -> (number: Int, rest: [Unicode.Scalar])? {
    let text = Array(cell.text.unicodeScalars)
    guard text.count >= 3, let number = Self.numerals.firstIndex(of: text[0]),
      book.role(LabelText(cell.text)) != nil
    else { return nil }
    return (number, Array(text.dropFirst()))
  }
}
