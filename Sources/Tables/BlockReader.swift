import PageModel

/// Turns paragraphs into blocks and joins those that a page break cut.
struct BlockReader {
  /// The blocks of the document in reading order; `used` are the paragraphs that went to tables.
  func blocks(in flow: DocumentFlow, pages: [PageContent], without used: Set<Int>) -> [Block] {
    let bodySize = self.bodySize(flow.paragraphs)
    let kept = joined(
      flow.paragraphs.enumerated().filter { !used.contains($0.offset) }.map(\.element), pages)
    return kept.enumerated().map { index, paragraph in
      Block(
        id: "b\(index + 1)", kind: kind(of: paragraph, bodySize: bodySize), text: paragraph.text,
        regions: [.page(paragraph.page, paragraph.box)]
          + paragraph.laterRegions.map { .page($0.page, $0.box) },
        confidence: paragraph.lines.map(\.confidence).min() ?? 1)
    }
  }

  /// Joins a paragraph at a page's end with the one that begins the next page.
  private func joined(_ paragraphs: [Paragraph], _ pages: [PageContent]) -> [Paragraph] {
    var joined: [Paragraph] = []
    /// The last paragraph of the running text, not of headers and footers.
    var last: Int?
    for paragraph in paragraphs {
      if paragraph.furniture == nil {
        if let at = last, goesOn(joined[at], paragraph, pages) {
          joined[at].laterRegions.append((paragraph.page, paragraph.box))
          joined[at].lines += paragraph.lines
          continue
        }
        last = joined.count
      }
      joined.append(paragraph)
    }
    return joined
  }

  private func goesOn(_ upper: Paragraph, _ lower: Paragraph, _ pages: [PageContent]) -> Bool {
    let (lastPage, lastBox) = upper.laterRegions.last ?? (upper.page, upper.box)
    guard lower.page == lastPage + 1, abs(upper.size - lower.size) < 0.05 * upper.size,
      let end = upper.lines.last, !TextEnding.isSentenceEnd(end.text),
      let before = pages.first(where: { $0.number == lastPage }),
      let after = pages.first(where: { $0.number == lower.page })
    else { return false }
    let isLast = !before.parts.contains { $0.box.bottom > lastBox.bottom }
    let isFirst = !after.parts.contains { $0.box.top < lower.box.top }
    let widest = before.lines.map(\.box.right).max() ?? 0
    return isLast && isFirst && end.box.right > widest - 3 * upper.size
      && lower.lines[0].box.left < upper.box.left + 1.2 * upper.size
      && !ListMark.begins(lower.lines[0].text)
  }

  private func kind(of paragraph: Paragraph, bodySize: Double) -> Block.Kind {
    if let furniture = paragraph.furniture { return furniture }
    let text = paragraph.text
    if TitlePhrase.startsNote(text) { return .note }
    let isShort = paragraph.lines.count <= 3 && text.count <= 60
    let ends = TextEnding.isSentenceEnd(text)
    if isShort, !ends, paragraph.size > 1.12 * bodySize || TitlePhrase.isNumberedHeading(text) {
      return .heading
    }
    return ListMark.begins(text) ? .listItem : .paragraph
  }

  /// The font size of most of the text, in points.
  private func bodySize(_ paragraphs: [Paragraph]) -> Double {
    var counts: [Double: Int] = [:]
    for line in paragraphs.flatMap(\.lines) {
      counts[line.size, default: 0] += line.runs.reduce(0) { $0 + $1.scalars.count }
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 10
  }
}
