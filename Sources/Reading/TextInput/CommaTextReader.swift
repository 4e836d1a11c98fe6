import PageModel

/// Reads a file that is one long comma- or semicolon-separated sheet (RFC 4180).
struct CommaTextReader {
  let source: SourceText
  let delimiter: UInt8

  /// A reader when most lines agree in how many delimiters they have; nil for prose.
  init?(_ source: SourceText) {
    self.source = source
    let sample = source.lines.prefix(400).filter { !source.isBlank($0) }
    guard sample.count >= 2 else { return nil }
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";")] {
      let splitter = LineSplitter(source: source, delimiter: delimiter, hasQuotes: true)
      var counts: [Int: Int] = [:]
      var (line, records) = (0, 0)
      while line < min(source.lines.count, 400) {
        let (cells, next) = splitter.cells(at: line)
        if !source.isBlank(source.lines[line]) {
          counts[cells.count, default: 0] += 1
          records += 1
        }
        line = next
      }
      let commonest = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
      if let commonest, commonest.key >= 2, commonest.value * 10 >= records * 6, records >= 2 {
        self.delimiter = delimiter
        return
      }
    }
    return nil
  }

  func parts() throws(ReadingError) -> [TextPart] {
    let splitter = LineSplitter(source: source, delimiter: delimiter, hasQuotes: true)
    var parts: [TextPart] = []
    var rows: [[LineCell]] = []
    var budget = TextInputLimits.cells
    var (line, first) = (0, 0)
    while line <= source.lines.count {
      let isEnd = line == source.lines.count || source.isBlank(source.lines[line])
      if isEnd {
        try Self.close(&rows, lines: first + 1...max(first + 1, line), &budget, into: &parts)
        line += 1
        first = line
        continue
      }
      let (cells, next) = splitter.cells(at: line)
      rows.append(cells)
      line = next
    }
    return parts
  }

  private static func close(
    _ rows: inout [[LineCell]], lines: ClosedRange<Int>, _ budget: inout Int,
    into parts: inout [TextPart]
  ) throws(ReadingError) {
    defer { rows = [] }
    while let row = rows.first, row.count == 1, let cell = row.first {
      let kind = Block.Kind(of: cell.text)
      parts.append(.text(Block(id: "", kind: kind, text: cell.text, regions: [cell.place])))
      rows.removeFirst()
    }
    guard !rows.isEmpty else { return }
    let width = rows.map(\.count).max() ?? 0
    budget -= width * rows.count
    guard width <= TextInputLimits.columns, budget >= 0 else {
      throw .damaged("a table of more columns or cells than any real one has")
    }
    parts.append(.table(FoundTable(rows: rows, origin: .delimitedText, lines: lines)))
  }
}
