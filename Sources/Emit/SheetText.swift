import PageModel

/// A page's words by region and line, placed on the sheet as it is shown, in samples of its picture.
struct SheetText {
  struct Line {
    /// In reading order, each with its box on the sheet.
    var words: [(word: Word, box: PixelBox)]
    var isRecognized: Bool
    var box: PixelBox { words.dropFirst().reduce(words[0].box) { $0.union($1.box) } }
  }

  struct Region {
    enum Kind: Hashable {
      /// A cell of the layout's table of that place.
      case cell(table: Int)
      case text
    }

    var kind: Kind
    var lines: [Line]
    /// In points, on the page as it is read.
    var top: Double
    var box: PixelBox { lines.dropFirst().reduce(lines[0].box) { $0.union($1.box) } }
  }

  /// In samples.
  let width: Int
  let height: Int
  let dotsPerInch: Double
  /// Where recognised text goes, in degrees counterclockwise from left to right.
  let angle: Double
  /// Each has a line and each line a word.
  private var regions: [Region] = []
  private let isRecognized: Bool

  /// Resolution of a page that has no picture of its own, in samples an inch.
  private static let usualResolution = 300.0

  init(_ page: Page, layout: Layout) {
    let map = SheetMap(of: page)
    let resolution = page.dotsPerInch ?? Self.usualResolution
    let scale = resolution / 72
    dotsPerInch = resolution
    width = Int((map.width * scale).rounded())
    height = Int((map.height * scale).rounded())
    angle = map.textAngle
    isRecognized = page.isRecognized
    let areas = Self.areas(on: page.number, of: layout)
    var previous: (area: Int?, box: Box)?
    for word in page.words where !word.glyphs.isEmpty {
      let box = word.box
      let area = areas.firstIndex { $0.box.contains(x: box.midX, y: box.midY) }
      let isRecognized = page.isRecognized(word)
      let placed = (word, PixelBox(map.box(box), scale: scale))
      let line = Line(words: [placed], isRecognized: isRecognized)
      if let previous, previous.area == area, !regions.isEmpty,
        area != nil || follows(previous.box, box)
      {
        add(line, isSameLine: follows(previous.box, box))
      } else {
        regions.append(
          Region(kind: area.map { areas[$0].kind } ?? .text, lines: [line], top: box.top))
      }
      previous = (area, box)
    }
  }

  /// In reading order: a table's cells one after another, or a region outside of tables.
  var parts: [Part] {
    var parts: [Part] = []
    for region in regions {
      if let last = parts.last, last.kind == region.kind, region.kind != .text {
        parts[parts.count - 1].regions.append(region)
      } else {
        parts.append(Part(kind: region.kind, regions: [region]))
      }
    }
    // Recognised words come tables first; embedded ones are in the order their author wrote them.
    guard isRecognized else { return parts }
    let order = parts.indices.sorted { (parts[$0].top, $0) < (parts[$1].top, $1) }
    return order.map { parts[$0] }
  }

  struct Part {
    var kind: Region.Kind
    var regions: [Region]
    var top: Double { regions.map(\.top).min() ?? 0 }

    /// Nil outside of tables.
    var tableBox: PixelBox? {
      guard kind != .text else { return nil }
      return regions.dropFirst().reduce(regions[0].box) { $0.union($1.box) }
    }
  }

  private mutating func add(_ line: Line, isSameLine: Bool) {
    let region = regions.count - 1
    let last = regions[region].lines.count - 1
    if isSameLine, regions[region].lines[last].isRecognized == line.isRecognized {
      regions[region].lines[last].words += line.words
    } else {
      regions[region].lines.append(line)
    }
  }

  /// Whether a word goes on the line of the one before it.
  private func follows(_ last: Box, _ next: Box) -> Bool {
    let overlap = min(last.bottom, next.bottom) - max(last.top, next.top)
    let height = min(last.height, next.height)
    return overlap > height / 2 && next.left > last.left && next.left - last.right < height * 3
  }

  private static func areas(
    on page: Int, of layout: Layout
  ) -> [(box: Box, kind: Region.Kind)] {
    let cells = layout.tables.enumerated().flatMap { table, found in
      found.cells.map { ($0.place, Region.Kind.cell(table: table)) }
    }
    let blocks = layout.blocks.flatMap { $0.regions.map { ($0, Region.Kind.text) } }
    return (cells + blocks).compactMap { place, kind in
      guard case .page(page, let box) = place else { return nil }
      return (box.insetBy(-0.5), kind)
    }
  }
}

/// A box on a page's picture, in samples from its top left corner.
struct PixelBox: Hashable {
  var left: Int
  var top: Int
  var right: Int
  var bottom: Int

  /// At least one sample wide and high.
  init(_ box: Box, scale: Double) {
    left = Int((box.left * scale).rounded(.down))
    top = Int((box.top * scale).rounded(.down))
    right = max(left + 1, Int((box.right * scale).rounded(.up)))
    bottom = max(top + 1, Int((box.bottom * scale).rounded(.up)))
  }

  var width: Int { right - left }
  var height: Int { bottom - top }

  func union(_ other: PixelBox) -> PixelBox {
    var box = self
    (box.left, box.top) = (min(left, other.left), min(top, other.top))
    (box.right, box.bottom) = (max(right, other.right), max(bottom, other.bottom))
    return box
  }

  /// The part inside a picture of that size; at least one sample wide and high.
  func clamped(width: Int, height: Int) -> PixelBox {
    var box = self
    box.left = min(max(left, 0), max(width - 1, 0))
    box.top = min(max(top, 0), max(height - 1, 0))
    box.right = min(max(right, box.left + 1), max(width, box.left + 1))
    box.bottom = min(max(bottom, box.top + 1), max(height, box.top + 1))
    return box
  }
}
