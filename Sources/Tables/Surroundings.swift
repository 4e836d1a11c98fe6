import PageModel

/// What the lines around a table say about it.
struct Surroundings {
  var title: String?
  var unit: String?
  /// As printed, in reading order.
  var captions: [String] = []
  /// The lines that belong to the table and are no blocks of their own.
  var lines: Set<Int> = []
  /// Whether anything but furniture stands between the page's top and the table.
  var startsPage = true
  /// Whether anything but furniture stands between the table and the page's bottom.
  var endsPage = true
}

/// Reads the lines above and below each table of a page.
struct SurroundingsReader {
  private let page: PageContent
  private let furniture: [Int: Block.Kind]

  init(_ page: PageContent, furniture: [Int: Block.Kind]) {
    self.page = page
    self.furniture = furniture
  }

  func surroundings(ofPart index: Int) -> Surroundings {
    let part = page.parts[index]
    let top = index > 0 ? page.parts[index - 1].box.bottom : 0
    let bottom = index + 1 < page.parts.count ? page.parts[index + 1].box.top : page.height
    var found = Surroundings()
    readAbove(part.box, from: top, into: &found)
    readBelow(part.box, to: bottom, isLast: index + 1 == page.parts.count, into: &found)
    found.startsPage = found.startsPage && index == 0
    found.endsPage = found.endsPage && index + 1 == page.parts.count
    return found
  }

  private func readAbove(_ box: Box, from top: Double, into found: inout Surroundings) {
    let above = page.lines.indices.filter {
      furniture[$0] == nil && page.lines[$0].box.midY < box.top && page.lines[$0].box.midY > top
    }
    found.startsPage = above.isEmpty
    var nearest = box.top
    var captions: [String] = []
    for index in above.reversed() {
      let line = page.lines[index]
      let text = line.text
      guard nearest - line.box.bottom < max(60, 4 * line.size) else { break }
      if let unit = UnitPhrase.unit(in: text) {
        found.unit = found.unit ?? unit
        if !UnitPhrase.isOnlyUnit(text) { captions.insert(text, at: 0) }
      } else if TitlePhrase.isCaption(text) {
        captions.insert(text, at: 0)
      } else if TitlePhrase.canBeTitle(text), isPlacedAsTitle(line, above: box) {
        let first = firstTitleLine(endingAt: index, among: above)
        found.title = TitlePhrase.title(
          from: TextJoining.text(
            of: above.filter { $0 >= first && $0 <= index }.map { page.lines[$0] }))
        for used in above where used >= first { found.lines.insert(used) }
        break
      } else {
        break
      }
      found.lines.insert(index)
      nearest = min(nearest, line.box.top)
    }
    found.captions = captions
  }

  /// The first line of a title that runs over several lines of one size.
  private func firstTitleLine(endingAt last: Int, among above: [Int]) -> Int {
    var first = last
    while let before = above.last(where: { $0 < first }) {
      let (upper, lower) = (page.lines[before], page.lines[first])
      guard abs(upper.size - lower.size) < 0.05 * lower.size, upper.font == lower.font,
        lower.box.top - upper.box.bottom < 1.2 * lower.size,
        upper.box.width > lower.box.width, !TitlePhrase.isCaption(upper.text),
        UnitPhrase.unit(in: upper.text) == nil, TitlePhrase.canBeTitle(upper.text)
      else { break }
      first = before
    }
    return first
  }

  private func isPlacedAsTitle(_ line: TextLine, above box: Box) -> Bool {
    let centre =
      abs(line.box.midX - box.midX) < 0.15 * box.width
      || abs(line.box.midX - page.width / 2) < 0.1 * page.width
    return centre || TitlePhrase.namesTable(line.text) || TitlePhrase.isNumberedHeading(line.text)
  }

  private func readBelow(
    _ box: Box, to bottom: Double, isLast: Bool, into found: inout Surroundings
  ) {
    let below = page.lines.indices.filter {
      furniture[$0] == nil && page.lines[$0].box.midY > box.bottom
        && page.lines[$0].box.midY < bottom
    }
    found.endsPage = below.isEmpty
    var nearest = box.bottom
    var inNote = false
    for index in below {
      let line = page.lines[index]
      let text = line.text
      guard line.box.top - nearest < max(24, 2 * line.size) else { break }
      if UnitPhrase.isOnlyUnit(text), found.unit == nil, nearest == box.bottom, isLast {
        found.unit = UnitPhrase.unit(in: text)
      } else if TitlePhrase.startsNote(text) {
        found.captions.append(text)
        inNote = true
      } else if inNote, !TitlePhrase.namesTable(text), line.box.left >= box.left - 20 {
        found.captions[found.captions.count - 1] += text
      } else {
        break
      }
      found.lines.insert(index)
      nearest = line.box.bottom
    }
  }
}
