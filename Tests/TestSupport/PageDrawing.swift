import PageModel

/// Draws a page for a test: lines of text and ruled grids, as a reader would return it.
public struct PageDrawing {
  public private(set) var page: Page

  public init(number: Int = 1, width: Double = 595, height: Double = 842) {
    page = Page(number: number, width: width, height: height)
    page.styles = []
  }

  /// Writes one line whose left edge and top are given in points; blanks part its words.
  public mutating func write(_ text: String, left: Double, top: Double, size: Double = 10) {
    let style = self.style(size: size)
    var x = left
    var glyphs: [Glyph] = []
    for scalar in text.unicodeScalars {
      let width = scalar.value < 0x2E80 ? size / 2 : size
      if scalar == " " {
        if !glyphs.isEmpty { page.words.append(Word(glyphs: glyphs)) }
        glyphs = []
      } else {
        glyphs.append(
          Glyph(
            scalar: scalar, box: Box(left: x, top: top, right: x + width, bottom: top + size),
            style: style))
      }
      x += width
    }
    if !glyphs.isEmpty { page.words.append(Word(glyphs: glyphs)) }
  }

  /// Writes one line centred on x.
  public mutating func write(_ text: String, centre: Double, top: Double, size: Double = 10) {
    let width = text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? size / 2 : size) }
    write(text, left: centre - width / 2, top: top, size: size)
  }

  public mutating func rule(
    _ axis: Ruling.Axis, at position: Double, from start: Double, to end: Double,
    thickness: Double = 0.5
  ) {
    page.rulings.append(
      Ruling(axis: axis, position: position, start: start, end: end, thickness: thickness))
  }

  /// Draws a table row by row: a text for each cell, "<" for a cell joined to the one on its left,
  /// "^" for one joined to the one above; line feeds part lines.
  public mutating func table(
    _ rows: [[String]], left: Double = 50, top: Double, columns: [Double], rowHeight: Double = 24,
    openSides: Set<String> = []
  ) {
    let x = columns.reduce(into: [left]) { $0.append($0[$0.count - 1] + $1) }
    let y = rows.indices.reduce(into: [top]) { edges, _ in
      edges.append(edges[edges.count - 1] + rowHeight)
    }
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() {
        if text != "<", !(openSides.contains("left") && column == 0) {
          rule(.vertical, at: x[column], from: y[row], to: y[row + 1])
        }
        if text != "^", !(openSides.contains("top") && row == 0) {
          rule(.horizontal, at: y[row], from: x[column], to: x[column + 1])
        }
        guard text != "<", text != "^" else { continue }
        for (line, part) in text.split(separator: "\n").enumerated() {
          write(String(part), left: x[column] + 2, top: y[row] + 2 + Double(line) * 11)
        }
      }
      if !openSides.contains("right") {
        rule(.vertical, at: x[x.count - 1], from: y[row], to: y[row + 1])
      }
    }
    if !openSides.contains("bottom") {
      rule(.horizontal, at: y[y.count - 1], from: x[0], to: x[x.count - 1])
    }
  }

  private mutating func style(size: Double) -> Int {
    if let known = page.styles.firstIndex(where: { $0.size == size }) { return known }
    page.styles.append(TextStyle(font: "Song", size: size))
    return page.styles.count - 1
  }
}
