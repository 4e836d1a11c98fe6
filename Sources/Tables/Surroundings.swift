import PageModel

/// What the text around a table says about it.
struct Surroundings {
  var title: String?
  var unit: String?
  /// As printed, in reading order.
  var captions: [String] = []

  /// Adds what stands around a later page of the same table.
  mutating func addPage(_ more: Surroundings) {
    unit = unit ?? more.unit
    for caption in more.captions where !captions.contains(caption) { captions.append(caption) }
  }

  /// Whether a later page says the same again, at most marked as a continuation (续表).
  func isRepeated(by later: Surroundings) -> Bool {
    guard let title, let other = later.title else { return false }
    let plain = other.trimmed(of: "（续）(续表)")
    return (other == title || !plain.isEmpty && plain == title.trimmed(of: "（续）(续表)"))
      && (later.unit == nil || later.unit == unit)
      && later.captions.allSatisfy { captions.contains($0) }
  }
}

/// Reads the paragraphs before and after a table.
struct SurroundingsReader {
  private let flow: DocumentFlow
  private let pages: [PageContent]
  /// The paragraphs that belong to a table and are no blocks of their own.
  private(set) var used: Set<Int> = []

  init(_ flow: DocumentFlow, pages: [PageContent]) {
    self.flow = flow
    self.pages = pages
  }

  /// The surroundings of the part at a place of the flow.
  mutating func surroundings(at place: Int) -> Surroundings {
    guard case .part(let page, let index) = flow.items[place] else { return Surroundings() }
    let part = pages[page].parts[index]
    var found = Surroundings()
    readBefore(place, part, page: pages[page], into: &found)
    if found.title == nil { found.title = part.titleInside }
    found.unit = found.unit ?? part.unitInside
    readAfter(place, part, page: pages[page], into: &found)
    return found
  }

  private mutating func readBefore(
    _ place: Int, _ part: TablePart, page: PageContent, into found: inout Surroundings
  ) {
    var nearest = part.box.top
    var introductions = 0
    let beside = SideBySide(part, on: page)
    for at in (0..<place).reversed() {
      let item = flow.items[at]
      if isBeside(item, beside, on: page) { continue }
      guard case .paragraph(let index) = item, !used.contains(index) || !beside.isAlone else {
        return
      }
      let paragraph = flow.paragraphs[index]
      let text = paragraph.text
      let onPage = paragraph.page == page.number
      guard onPage || page.number - paragraph.page == 1 && paragraph.box.bottom > page.height * 0.6,
        !onPage || nearest - paragraph.box.bottom < max(60, 4 * paragraph.size),
        !TitlePhrase.startsNote(text)
      else { return }
      if let name = name(in: paragraph, part, on: page, afterProse: introductions > 0) {
        found.title = name.title
        found.unit = found.unit ?? name.unit
        if onPage, beside.isShared(paragraph.box) {
          found.unit = found.unit ?? onlyUnit(in: flow.items[at..<place], on: page)
        }
        // A section's heading stays a block; a title printed for the table does not.
        if !TitlePhrase.isNumberedHeading(text) { used.insert(index) }
        return
      } else if let unit = UnitPhrase.unit(in: text) {
        found.unit = found.unit ?? unit
        if !UnitPhrase.isOnlyUnit(text) { found.captions.insert(text, at: 0) }
      } else if TitlePhrase.isCaption(text) {
        found.captions.insert(text, at: 0)
      } else if introductions < 4, found.captions.isEmpty, found.unit == nil, onPage {
        introductions += 1
        nearest = paragraph.box.top
        continue
      } else {
        return
      }
      guard introductions == 0 else { return }
      used.insert(index)
      if onPage { nearest = paragraph.box.top }
    }
  }

  /// The title that the paragraph gives the table, perhaps with the unit; nil when it is none.
  private func name(
    in paragraph: Paragraph, _ part: TablePart, on page: PageContent, afterProse: Bool
  ) -> Surroundings? {
    let both = afterProse ? nil : UnitPhrase.nameAndUnit(in: paragraph.text)
    let text = both?.name ?? paragraph.text
    guard both != nil || UnitPhrase.unit(in: text) == nil, !TitlePhrase.isCaption(text),
      isTitle(paragraph, text, part, on: page, afterProse: afterProse)
    else { return nil }
    return Surroundings(title: TitlePhrase.title(from: text), unit: both?.unit)
  }

  /// The unit printed but once between a title that tables side by side share and these tables.
  private func onlyUnit(
    in items: ArraySlice<DocumentFlow.Item>, on page: PageContent
  ) -> String? {
    let units = items.compactMap { item -> String? in
      guard case .paragraph(let index) = item, flow.paragraphs[index].page == page.number else {
        return nil
      }
      return UnitPhrase.unit(in: flow.paragraphs[index].text)
    }
    return units.count == 1 ? units[0] : nil
  }

  /// Whether the paragraph names the table; above running text only the section's heading does.
  private func isTitle(
    _ paragraph: Paragraph, _ text: String, _ part: TablePart, on page: PageContent,
    afterProse: Bool
  ) -> Bool {
    guard TitlePhrase.canBeTitle(text), paragraph.lines.count <= 3 else { return false }
    if afterProse { return TitlePhrase.isNumberedHeading(text) && paragraph.lines.count == 1 }
    return isPlacedAsTitle(paragraph, text, part, on: page)
  }

  private func isPlacedAsTitle(
    _ paragraph: Paragraph, _ text: String, _ part: TablePart, on page: PageContent
  ) -> Bool {
    if TitlePhrase.namesTable(text) || TitlePhrase.isNumberedHeading(text) { return true }
    guard paragraph.page == page.number || paragraph.size > 1.15 * part.textSize else {
      return false
    }
    let box = paragraph.box
    let isCentred =
      abs(box.midX - part.box.midX) < 0.12 * part.box.width
      || abs(box.midX - page.width / 2) < 0.08 * page.width
    if part.titleInside != nil { return false }
    return isCentred && box.left > part.box.left + paragraph.size
      || paragraph.size > 1.15 * part.textSize && box.midX < part.box.midX + 0.15 * part.box.width
  }

  /// Whether a table beside this one, or a line that belongs to such a table.
  private func isBeside(
    _ item: DocumentFlow.Item, _ beside: SideBySide, on page: PageContent
  ) -> Bool {
    guard !beside.isAlone else { return false }
    switch item {
    case .part(let other, let index):
      return pages[other].number == page.number && beside.isBeside(pages[other].parts[index].box)
    case .paragraph(let index):
      let paragraph = flow.paragraphs[index]
      return paragraph.page == page.number && !beside.owns(paragraph.box)
    }
  }

  private mutating func readAfter(
    _ place: Int, _ part: TablePart, page: PageContent, into found: inout Surroundings
  ) {
    var nearest = part.box.bottom
    var isFirst = true
    let beside = SideBySide(part, on: page)
    for (next, item) in zip((place + 1)..., flow.items[(place + 1)...]) {
      if isBeside(item, beside, on: page) { continue }
      guard case .paragraph(let index) = item else { return }
      let paragraph = flow.paragraphs[index]
      let text = paragraph.text
      guard paragraph.page == part.regions.last?.page,
        paragraph.box.top - nearest < max(24, 2 * paragraph.size)
      else { return }
      if isFirst, found.unit == nil, UnitPhrase.isOnlyUnit(text), !isUnitOfNext(next) {
        found.unit = UnitPhrase.unit(in: text)
      } else if TitlePhrase.startsNote(text) {
        found.captions.append(text)
      } else {
        return
      }
      used.insert(index)
      isFirst = false
      nearest = paragraph.box.bottom
    }
  }

  /// Whether the unit at the place of the flow stands right above the next table, without a title between.
  private func isUnitOfNext(_ place: Int) -> Bool {
    for item in flow.items[(place + 1)...] {
      switch item {
      case .part: return true
      case .paragraph(let index):
        if !TitlePhrase.isCaption(flow.paragraphs[index].text) { return false }
      }
    }
    return false
  }
}

extension TablePart {
  /// The font size of most of its text, in points.
  var textSize: Double {
    let sizes = cells.map(\.size).filter { $0 > 0 }.sorted()
    return sizes.isEmpty ? 10 : sizes[sizes.count / 2]
  }
}
