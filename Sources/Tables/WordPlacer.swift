import Grids
import PageModel

/// The cell of a page's grid.
struct CellPlace: Hashable {
  var grid: Int
  var cell: Int
}

/// Puts words into cells by their glyphs' centres, and cuts or keeps whole those that cross a ruling.
struct WordPlacer {
  private let grids: [Grid]
  private let finders: [CellFinder]
  private let styles: [TextStyle]
  private(set) var inside: [CellPlace: [TextRun]] = [:]
  private(set) var outside: [TextRun] = []
  /// The last word that ran over a ruling, and the cell it was given to.
  private var spilled: (run: TextRun, place: CellPlace)?

  init(_ page: Page, grids: [Grid]) {
    self.grids = grids
    finders = grids.map(CellFinder.init)
    styles = page.styles
    for word in page.words { place(word) }
  }

  private mutating func place(_ word: Word) {
    let places = word.glyphs.map { place(of: $0.box) }
    guard let first = places.first else { return }
    if places.allSatisfy({ $0 == first }) {
      guard let run = TextRun(word.glyphs, styles: styles, alternatives: word.alternatives) else {
        return
      }
      put(run, goesOnFromSpilled(run) ? spilled?.place : first)
    } else if let home = homeOfSpill(word, places) {
      guard let run = TextRun(word.glyphs, styles: styles, alternatives: word.alternatives) else {
        return
      }
      put(run, home)
      spilled = (run, home)
    } else {
      cut(word, places)
    }
  }

  private mutating func cut(_ word: Word, _ places: [CellPlace?]) {
    var start = 0
    while start < places.count {
      var end = start + 1
      while end < places.count, places[end] == places[start] { end += 1 }
      if let run = TextRun(word.glyphs[start..<end], styles: styles) { put(run, places[start]) }
      start = end
    }
  }

  private mutating func put(_ run: TextRun, _ place: CellPlace?) {
    if let place { inside[place, default: []].append(run) } else { outside.append(run) }
  }

  private func place(of box: Box) -> CellPlace? {
    for (index, finder) in finders.enumerated() {
      if let cell = finder.cell(x: box.midX, y: box.midY) {
        return CellPlace(grid: index, cell: cell)
      }
    }
    return nil
  }

  /// The one cell that a word printed over a ruling belongs to; nil when the ruling parts two words.
  ///
  /// A spreadsheet lets long text run over the blank cells beside it: a ruling then cuts through a glyph.
  private func homeOfSpill(_ word: Word, _ places: [CellPlace?]) -> CellPlace? {
    let cells = places.compactMap { $0 }
    guard let first = cells.first, let last = cells.last,
      cells.allSatisfy({ $0.grid == first.grid }), isStraddled(word, places)
    else { return nil }
    let (start, end) = (box(of: first), box(of: last))
    let box = word.box
    let indent = 0.6 * (word.glyphs.first?.box.width ?? 0) + 2
    if places.first == .some(first), box.left - start.left <= indent { return first }
    if places.last == .some(last), end.right - box.right <= indent { return last }
    return places[places.count / 2] ?? first
  }

  /// Whether a side of a cell passes through the inner part of one of the word's glyphs.
  private func isStraddled(_ word: Word, _ places: [CellPlace?]) -> Bool {
    for index in 1..<places.count where places[index] != places[index - 1] {
      let (before, after) = (word.glyphs[index - 1].box, word.glyphs[index].box)
      var edges: [Double] = []
      if let place = places[index - 1] { edges.append(box(of: place).right) }
      if let place = places[index] { edges.append(box(of: place).left) }
      for edge in edges {
        for glyph in [before, after] {
          let inner = 0.15 * glyph.width
          if edge > glyph.left + inner, edge < glyph.right - inner { return true }
        }
      }
    }
    return false
  }

  /// Whether the run follows a spilled Latin word as the next word of its line does.
  private func goesOnFromSpilled(_ run: TextRun) -> Bool {
    guard let before = spilled?.run, let last = before.scalars.last, let first = run.scalars.first,
      last.properties.isAlphabetic, first.properties.isAlphabetic, !last.isIdeographic,
      !first.isIdeographic
    else { return false }
    let gap = run.box.left - before.box.right
    return abs(run.box.midY - before.box.midY) < 0.3 * run.size && gap > 0 && gap < 0.5 * run.size
  }

  private func box(of place: CellPlace) -> Box { grids[place.grid].cells[place.cell].box }
}
