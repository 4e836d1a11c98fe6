import PageModel

/// Rule: a paragraph of a text input that a page break cut in mid-sentence is one paragraph again.
struct ParagraphJoining {
  /// In characters; what ends short of a line and without a mark is a heading.
  private static let shortestCut = 20
  private static let ends: Set<Unicode.Scalar> = [
    "。", "！", "？", "；", "：", ".", "!", "?", ";", ":", "”", "）", ")", "》",
  ]
  private static let numerals = Set("一二三四五六七八九十第附（(注".unicodeScalars)

  func joined(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      if let last = result.indices.last, isCut(result[last], before: block) {
        result[last].text += block.text
        result[last].regions += block.regions
        result[last].kind = .paragraph
      } else {
        result.append(block)
      }
    }
    guard result.count < blocks.count else { return blocks }
    for index in result.indices { result[index].id = "b\(index + 1)" }
    return result
  }

  /// Whether the first ends in mid-sentence right above the second, which goes on with it.
  private func isCut(_ first: Block, before second: Block) -> Bool {
    guard first.kind != .listItem, second.kind != .listItem, second.kind != .note,
      let end = first.regions.last?.lineNumber, let start = second.regions.first?.lineNumber,
      start - end <= 3, first.text.unicodeScalars.count >= Self.shortestCut,
      let last = first.text.unicodeScalars.last, !Self.ends.contains(last),
      let opening = second.text.unicodeScalars.first, !Self.numerals.contains(opening)
    else { return false }
    // Only a sentence goes on: two headings in a row have no full stop.
    return second.text.unicodeScalars.contains("。") || second.text.unicodeScalars.contains("，")
  }
}
