import PageModel

/// Reads prose with tab-separated or Markdown tables between.
struct PlainTextReader {
  let source: SourceText

  func parts() throws(ReadingError) -> [TextPart] {
    var parts: [TextPart] = []
    var budget = TextInputLimits.cells
    var line = 0
    while line < source.lines.count {
      if let delimiter = delimiter(at: line) {
        let run = rows(from: line, delimiter: delimiter)
        parts += try tableParts(run, delimiter: delimiter, budget: &budget)
        line = run.next
      } else {
        if let block = block(at: line) { parts.append(.text(block)) }
        line += 1
      }
    }
    return parts
  }

  /// Rows of one table and the line after them.
  private struct Run {
    var rows: [[LineCell]] = []
    var headerRows = 0
    var firstLine: Int
    var next: Int
  }

  /// The delimiter that makes the line a table row; nil for prose.
  private func delimiter(at line: Int) -> UInt8? {
    let range = source.trimmedAtLineStart(source.lines[line])
    guard let first = range.first else { return nil }
    let bar = UInt8(ascii: "|")
    let bars = source.bytes[range].count { $0 == bar }
    if source.bytes[first] == bar, bars >= 2 { return bar }
    if bars >= 1, line + 1 < source.lines.count, isRule(line + 1) { return bar }
    return source.bytes[source.lines[line]].contains(0x09) ? 0x09 : nil
  }

  /// Whether the line is the `|---|:--:|` below a Markdown header.
  private func isRule(_ line: Int) -> Bool {
    let bytes = source.bytes[source.trimmed(source.lines[line])]
    return bytes.contains(UInt8(ascii: "-")) && bytes.contains(UInt8(ascii: "|"))
      && bytes.allSatisfy { "|-: \t".utf8.contains($0) }
  }

  private func rows(from first: Int, delimiter: UInt8) -> Run {
    let splitter = LineSplitter(
      source: source, delimiter: delimiter, hasQuotes: delimiter == 0x09)
    var run = Run(firstLine: first, next: first)
    while run.next < source.lines.count {
      if delimiter != 0x09, isRule(run.next) {
        run.headerRows = run.rows.count
        run.next += 1
        continue
      }
      guard
        self.delimiter(at: run.next) == delimiter || isLoneCell(run, delimiter: delimiter)
          || (delimiter != 0x09 && source.bytes[source.lines[run.next]].contains(delimiter))
      else { break }
      let (cells, next) = splitter.cells(at: run.next)
      run.rows.append(delimiter == 0x09 ? cells : withoutOuterBars(cells))
      run.next = next
    }
    return run
  }

  /// Whether the line is a value that stands alone between two rows of the table.
  private func isLoneCell(_ run: Run, delimiter: UInt8) -> Bool {
    guard !run.rows.isEmpty, run.next + 1 < source.lines.count,
      !source.isBlank(source.lines[run.next])
    else { return false }
    return self.delimiter(at: run.next + 1) == delimiter
  }

  /// The cells between the bars that open and close a Markdown row, their escapes undone.
  private func withoutOuterBars(_ cells: [LineCell]) -> [LineCell] {
    var cells = cells[...]
    if cells.first?.text.isEmpty == true { cells = cells.dropFirst() }
    if cells.last?.text.isEmpty == true { cells = cells.dropLast() }
    return cells.map { cell in
      guard cell.text.utf8.contains(UInt8(ascii: "\\")) else { return cell }
      var bytes: [UInt8] = []
      for byte in cell.text.utf8 {
        if byte == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "\\") { bytes.removeLast() }
        bytes.append(byte)
      }
      return LineCell(
        text: String(decoding: bytes, as: UTF8.self), raw: cell.raw, place: cell.place)
    }
  }

  private func tableParts(
    _ run: Run, delimiter: UInt8, budget: inout Int
  ) throws(ReadingError) -> [TextPart] {
    let lines = run.firstLine + 1...max(run.firstLine + 1, run.next)
    // Lines with one filled cell each are prose set in with tabs.
    guard run.rows.contains(where: { $0.count(where: { !$0.text.isEmpty }) > 1 }) else {
      return run.rows.compactMap { row in
        row.first { !$0.text.isEmpty }.map { .text(block($0)) }
      }
    }
    let width = run.rows.map(\.count).max() ?? 0
    budget -= width * run.rows.count
    guard width <= TextInputLimits.columns, budget >= 0 else {
      throw .damaged("a table of more columns or cells than any real one has")
    }
    let origin: Table.Origin = delimiter == 0x09 ? .delimitedText : .markup
    return [
      .table(
        FoundTable(rows: run.rows, headerRows: run.headerRows, origin: origin, lines: lines))
    ]
  }

  private func block(_ cell: LineCell) -> Block {
    Block(id: "", kind: Block.Kind(of: cell.text), text: cell.text, regions: [cell.place])
  }

  /// The line as a block; nil for a blank one.
  private func block(at line: Int) -> Block? {
    let whole = source.lines[line]
    let range = source.trimmed(whole)
    guard !range.isEmpty else { return nil }
    let before = source.characterCount(whole.lowerBound..<range.lowerBound)
    let columns = before + 1...before + source.characterCount(range)
    var text = source.string(range)
    var kind = Block.Kind(of: text)
    if let title = markdownHeading(text) { (text, kind) = (title, .heading) }
    return Block(id: "", kind: kind, text: text, regions: [.line(line + 1, columns: columns)])
  }

  /// The text of a `## heading`; nil when the line is none.
  private func markdownHeading(_ text: String) -> String? {
    let marks = text.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(marks), text.utf8.dropFirst(marks).first == 0x20 else { return nil }
    return String(text.dropFirst(marks)).trimmingBlanks
  }
}

extension SourceText {
  /// The range without the spaces before its first character; tabs stay, they make columns.
  func trimmedAtLineStart(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == 0x20 { start += 1 }
    return start..<range.upperBound
  }
}
