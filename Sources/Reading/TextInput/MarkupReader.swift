import PageModel

/// Gathers tables and the text around them while a markup document is walked.
struct MarkupReader: MarkupVisitor {
  private(set) var parts: [TextPart] = []
  private(set) var isTooLarge = false
  private var open: [MarkupTable] = []
  private var text = ""
  private var textLine = 1
  private var heading = false
  private var listItem = false
  private var cellBudget = TextInputLimits.cells

  private static let skipped: Set<String> = [
    "script", "style", "head", "noscript", "template", "svg", "iframe", "object", "select",
  ]
  private static let breaks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article",
    "header", "footer", "br", "hr", "dd", "dt", "dl", "blockquote", "pre", "center", "body",
    "table", "form", "nav", "main", "aside", "tr", "td", "th", "caption", "thead", "tbody", "tfoot",
  ]

  mutating func enter(_ node: MarkupNode) -> Bool {
    if let text = node.text {
      add(text, line: node.line)
      return false
    }
    let name = node.name
    guard !Self.skipped.contains(name) else { return false }
    if open.last?.isInCell != true, Self.breaks.contains(name) { endBlock() }
    switch name {
    case "table":
      open.indices.last.map { open[$0].holdsTable = true }
      open.append(MarkupTable(line: node.line))
    case "tr": open.indices.last.map { open[$0].beginRow() }
    case "td", "th": beginCell(node, isHeader: name == "th")
    case "thead": open.indices.last.map { open[$0].isInHead = true }
    case "caption": open.indices.last.map { open[$0].isInCaption = true }
    case "br", "p", "div", "li": open.indices.last.map { open[$0].breakLine() }
    case "h1", "h2", "h3", "h4", "h5", "h6": heading = true
    default: break
    }
    if name == "li" { listItem = true }
    return true
  }

  mutating func leave(_ node: MarkupNode) {
    let name = node.name
    guard !name.isEmpty, !Self.skipped.contains(name) else { return }
    switch name {
    case "table":
      if let table = open.popLast() { close(table) }
    case "tr": open.indices.last.map { open[$0].endRow() }
    case "td", "th": open.indices.last.map { open[$0].endCell() }
    case "thead": open.indices.last.map { open[$0].isInHead = false }
    case "caption": open.indices.last.map { open[$0].isInCaption = false }
    case "p", "div", "li": open.indices.last.map { open[$0].breakLine() }
    default: break
    }
    if open.last?.isInCell != true, Self.breaks.contains(name) { endBlock() }
  }

  private mutating func beginCell(_ node: MarkupNode, isHeader: Bool) {
    guard let last = open.indices.last else { return }
    func span(_ name: String, _ limit: Int) -> Int {
      min(limit, max(1, node.attribute(name).flatMap { Int($0.trimmingBlanks) } ?? 1))
    }
    // HTML's own limits for spans.
    open[last].beginCell(
      rowSpan: span("rowspan", 65_534), columnSpan: span("colspan", 1_000), isHeader: isHeader,
      line: node.line)
  }

  private mutating func add(_ text: String, line: Int) {
    if let last = open.indices.last, open[last].add(text) { return }
    if self.text.isEmpty { textLine = line }
    self.text += text
  }

  /// Ends the paragraph being read, if any.
  private mutating func endBlock() {
    let line = text.joiningBlanks
    if !line.isEmpty {
      var kind = Block.Kind(of: line)
      if heading { kind = .heading }
      if listItem { kind = .listItem }
      let place = Place.line(textLine, columns: 1...1)
      parts.append(.text(Block(id: "", kind: kind, text: line, regions: [place])))
    }
    (text, heading, listItem) = ("", false, false)
  }

  private mutating func close(_ table: MarkupTable) {
    // A table around tables only lays out the page: its other cells are text.
    if table.holdsTable || table.isSingleColumn {
      for cell in table.texts where !cell.text.isEmpty {
        let kind = Block.Kind(of: cell.text)
        parts.append(.text(Block(id: "", kind: kind, text: cell.text, regions: [cell.place])))
      }
      return
    }
    guard let found = table.found(budget: &cellBudget) else {
      isTooLarge = true
      return
    }
    if found.rowCount > 0 { parts.append(.table(found)) }
  }
}

extension String {
  /// With every run of blanks and line ends as one space, none at the ends.
  var joiningBlanks: String {
    var result = String.UnicodeScalarView()
    var isBlank = true
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        if !isBlank { result.append(" ") }
        isBlank = true
      } else {
        result.append(scalar)
        isBlank = false
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }
}
