import PageModel

/// Recognises what is printed on page after page around the text: headers, footers, page numbers.
struct PageFurniture {
  /// For each page, the kind of each of its lines that is furniture.
  private(set) var kinds: [[Int: Block.Kind]]

  init(_ pages: [PageContent]) {
    kinds = pages.map { _ in [:] }
    let lines = Self.marginLines(of: pages)
    var repeated: [Key: (pages: Set<Int>, leading: Int)] = [:]
    for line in lines {
      repeated[line.key, default: ([], 0)].pages.insert(line.page)
      if line.leads { repeated[line.key, default: ([], 0)].leading += 1 }
    }
    for line in lines {
      let seen = repeated[line.key] ?? ([], 0)
      let isOften = seen.pages.count >= 3 || seen.pages.count == 2 && pages.count <= 4
      // A title printed again and again leads its page each time; a header now and then by chance.
      let isTitle = seen.leading * 2 > seen.pages.count
      if PageNumber.isPageNumber(pages[line.page].lines[line.position].text) || isOften && !isTitle
      {
        kinds[line.page][line.position] = line.key.kind
      }
    }
    addMisreadNumbers(lines, pages)
  }

  /// A page number that was misread stands where those of other pages do.
  private mutating func addMisreadNumbers(
    _ lines: [(page: Int, position: Int, key: Key, leads: Bool)], _ pages: [PageContent]
  ) {
    let known = lines.filter { kinds[$0.page][$0.position] != nil }
    for line in lines where kinds[line.page][line.position] == nil {
      let text = pages[line.page].lines[line.position]
      guard text.confidence < 1, text.runs.map(\.scalars.count).reduce(0, +) <= 6 else { continue }
      let alike = known.count { other in
        other.page != line.page && abs(other.key.band - line.key.band) <= 1
          && abs(pages[other.page].lines[other.position].box.midX - text.box.midX) < text.size
      }
      if alike >= 2 { kinds[line.page][line.position] = line.key.kind }
    }
  }

  private static func marginLines(
    of pages: [PageContent]
  ) -> [(page: Int, position: Int, key: Key, leads: Bool)] {
    pages.enumerated().flatMap { index, page in
      let aside = page.lines.filter { isAside($0, on: page) }
      return page.lines.enumerated().compactMap { position, line in
        let isAlone = aside.count == 1 && isAside(line, on: page)
        // The contract knows two kinds; a number at the side is what a footer holds elsewhere.
        return (margin(of: line, on: page) ?? (isAlone ? .pageFooter : nil)).map {
          (index, position, Key(line, kind: $0), leads(position, on: page))
        }
      }
    }
  }

  /// A line's text with digits made equal, and the band of the page it stands in.
  private struct Key: Hashable {
    var text: String
    var kind: Block.Kind
    var band: Int

    init(_ line: TextLine, kind: Block.Kind) {
      self.kind = kind
      band = Int((line.box.midY / 6).rounded())
      let folded = line.runs.flatMap(\.scalars).map { $0.isDigit ? "0" : $0 }
      text = TextJoining.string(folded)
    }
  }

  /// Header or footer when the line stands in the page's margin; nil elsewhere.
  static func margin(of line: TextLine, on page: PageContent) -> Block.Kind? {
    // A landscape page keeps the margins of the upright one, in points.
    if line.box.midY < max(page.height * 0.09, 62) {
      return UnitPhrase.unit(in: line.text) == nil ? .pageHeader : nil
    }
    if line.box.midY > page.height - max(page.height * 0.1, 80) {
      return TitlePhrase.startsNote(line.text) ? nil : .pageFooter
    }
    return nil
  }

  /// Whether the line stands in the left or right margin, beside all tables.
  private static func isAside(_ line: TextLine, on page: PageContent) -> Bool {
    let margin = 50.0
    guard line.box.right < margin || line.box.left > page.width - margin else { return false }
    return page.parts.allSatisfy {
      line.box.right < $0.box.left || line.box.left > $0.box.right
    }
  }

  /// Whether the line looks like the title of what follows: larger than the text below it.
  private static func leads(_ position: Int, on page: PageContent) -> Bool {
    let line = page.lines[position]
    guard line.box.midY < page.height / 2 else { return false }
    let sizes = page.parts.flatMap { $0.cells.map(\.size) }.filter { $0 > 0 }.sorted()
    let others = page.lines.enumerated().filter { $0.offset != position }.map(\.element.size)
    let usual = sizes.isEmpty ? others.sorted() : sizes
    guard !usual.isEmpty else { return false }
    let size = usual[usual.count / 2]
    let isCentred = abs(line.box.midX - page.width / 2) < 0.08 * page.width
    return line.size > 1.15 * size
      || isCentred && line.size >= size && TitlePhrase.namesTable(line.text) && !page.parts.isEmpty
  }
}

/// The ways in which page numbers are printed.
enum PageNumber {
  /// "3", "- 3 -", "— 3 —", "第 3 页", "第3页 共9页", "3/16", "Page 3 of 16".
  static func isPageNumber(_ text: String) -> Bool {
    var digits = 0
    var numbers = 0
    var inNumber = false
    for scalar in text.unicodeScalars {
      if scalar.isDigit {
        digits += 1
        if !inNumber { numbers += 1 }
        inNumber = true
        continue
      }
      inNumber = false
      guard allowed.contains(scalar) else { return false }
    }
    return numbers >= 1 && numbers <= 2 && digits <= 4 * numbers
  }

  /// 一 is what a recogniser makes of a dash.
  private static let allowed = Set("-–—―－─一· \u{A0}第页頁共/／，,()（）[]【】~〜|Pageofp.".unicodeScalars)
}
