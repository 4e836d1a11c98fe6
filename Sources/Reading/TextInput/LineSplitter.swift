import PageModel

/// Cuts lines at a delimiter, honouring quotes where the format has them.
struct LineSplitter {
  let source: SourceText
  /// A tab, comma, semicolon or vertical bar.
  let delimiter: UInt8
  /// Whether a cell in double quotes may hold delimiters and line ends (RFC 4180).
  let hasQuotes: Bool

  /// More lines than this in one quoted cell are a stray quote, not a cell.
  private static let longestQuotedCell = 200

  /// The cells that begin on the line, and the line after the last one they take.
  func cells(at line: Int) -> (cells: [LineCell], next: Int) {
    var cursor = Cursor(line: line, range: source.lines[line])
    var cells: [LineCell] = []
    while true {
      cells.append(cell(&cursor))
      guard cursor.index < cursor.range.upperBound else { break }
      cursor.advance(to: cursor.index + 1, in: source)
      if cursor.index == cursor.range.upperBound {
        cells.append(
          LineCell(text: "", raw: "", place: .line(cursor.line + 1, columns: cursor.columns(1))))
        break
      }
    }
    return (cells, cursor.line + 1)
  }

  /// Reads one cell and leaves the cursor on the delimiter or the line's end.
  private func cell(_ cursor: inout Cursor) -> LineCell {
    let start = cursor
    if hasQuotes, let quoted = quotedCell(from: cursor) {
      cursor = quoted.cursor
      let place = Place.line(start.line + 1, columns: start.columns(quoted.width))
      return LineCell(text: quoted.text.trimmingBlanks, raw: quoted.text, place: place)
    }
    var end = cursor.index
    while end < cursor.range.upperBound, source.bytes[end] != delimiter || isEscaped(end) {
      end += 1
    }
    let part = source.trimmed(cursor.index..<end)
    cursor.advance(to: part.lowerBound, in: source)
    let place = Place.line(
      cursor.line + 1, columns: cursor.columns(source.characterCount(part)))
    cursor.advance(to: end, in: source)
    let text = source.string(part)
    return LineCell(text: text, raw: text, place: place)
  }

  /// Whether a vertical bar is written `\|` and so belongs to the text.
  private func isEscaped(_ index: Int) -> Bool {
    delimiter == UInt8(ascii: "|") && index > 0 && source.bytes[index - 1] == UInt8(ascii: "\\")
  }

  /// A cell in double quotes that may run over several lines; nil when it is none or never closes.
  private func quotedCell(from start: Cursor) -> (text: String, width: Int, cursor: Cursor)? {
    var index = start.index
    guard index < start.range.upperBound, source.bytes[index] == UInt8(ascii: "\"") else {
      return nil
    }
    index += 1
    var text: [UInt8] = []
    var line = start.line
    var range = start.range
    while true {
      if index == range.upperBound {
        guard line + 1 < source.lines.count, line - start.line < Self.longestQuotedCell else {
          return nil
        }
        line += 1
        range = source.lines[line]
        index = range.lowerBound
        text.append(0x0A)
        continue
      }
      guard source.bytes[index] == UInt8(ascii: "\"") else {
        text.append(source.bytes[index])
        index += 1
        continue
      }
      if index + 1 < range.upperBound, source.bytes[index + 1] == UInt8(ascii: "\"") {
        text.append(source.bytes[index])
        index += 2
        continue
      }
      let rest = index + 1
      guard rest == range.upperBound || source.bytes[rest] == delimiter else { return nil }
      var cursor = line == start.line ? start : Cursor(line: line, range: range)
      cursor.advance(to: rest, in: source)
      let end = line == start.line ? rest : start.range.upperBound
      return (
        String(decoding: text, as: UTF8.self), source.characterCount(start.index..<end), cursor
      )
    }
  }

  /// A place in a line that keeps count of its column, so that a line is counted once.
  private struct Cursor {
    var line: Int
    var range: Range<Int>
    var index: Int
    var column = 1

    init(line: Int, range: Range<Int>) {
      self.line = line
      self.range = range
      index = range.lowerBound
    }

    mutating func advance(to index: Int, in source: SourceText) {
      column += source.characterCount(self.index..<index)
      self.index = index
    }

    func columns(_ width: Int) -> ClosedRange<Int> { column...column + max(1, width) - 1 }
  }
}

extension String {
  /// Without blanks and line ends at its ends.
  var trimmingBlanks: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
