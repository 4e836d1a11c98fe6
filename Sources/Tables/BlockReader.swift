import PageModel

/// Puts the lines outside tables together to headings, paragraphs, lists and notes.
struct BlockReader {
  /// The blocks of all pages in reading order; `used` holds the lines that went to tables.
  func blocks(
    in pages: [PageContent], furniture: PageFurniture, without used: [Set<Int>]
  ) -> [Block] {
    var blocks: [Block] = []
    for (index, page) in pages.enumerated() {
      for (position, line) in page.lines.enumerated() where !used[index].contains(position) {
        let kind = furniture.kinds[index][position] ?? .paragraph
        blocks.append(
          Block(
            id: "b\(blocks.count + 1)", kind: kind, text: line.text,
            regions: [.page(page.number, line.box)], confidence: line.confidence))
      }
    }
    return blocks
  }
}
