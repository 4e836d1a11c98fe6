import PageModel

/// Lines outside tables that belong together: a paragraph, a heading, a note.
struct Paragraph {
  /// From 1.
  var page: Int
  var lines: [TextLine]
  /// On the page of its first line, in points.
  var box: Box
  /// Where it goes on, on later pages.
  var laterRegions: [(page: Int, box: Box)] = []
  /// Header or footer; nil for the page's own text.
  var furniture: Block.Kind?

  init(page: Int, line: TextLine, furniture: Block.Kind? = nil) {
    self.page = page
    lines = [line]
    box = line.box
    self.furniture = furniture
  }

  var text: String { TextJoining.text(of: lines) }
  /// The font size of its first line, in points.
  var size: Double { lines[0].size }

  mutating func append(_ line: TextLine) {
    lines.append(line)
    box = box.union(line.box)
  }
}
