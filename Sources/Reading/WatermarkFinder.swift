import PageModel

/// Takes out text that is laid across a page, or large and faint: it belongs to no cell.
struct WatermarkFinder {
  /// Ink brighter than this is faint on white paper; slanted ink may be darker.
  private static let faint = 0.75
  private static let faintWhenSlanted = 0.35
  /// So many times as large as most of the page's text.
  private static let muchLarger = 1.8
  private static let largerWhenSlanted = 1.4
  /// More slanted runs than this are not compared with glyphs.
  private static let mostSlanted = 1_000

  private let marks: PageMarks
  private let shadings: [Shading]

  init(marks: PageMarks, shadings: [Shading]) {
    self.marks = marks
    self.shadings = shadings
  }

  /// Whether there was any such text; glyphs of it are gone from `text`.
  func remove(from text: inout PopplerText) -> Bool {
    let suspects = marks.textOrigins.filter {
      $0.isVisible && ($0.quarterTurns == nil || $0.color.luma > Self.faint)
    }
    guard !suspects.isEmpty else { return false }
    let bodySize = text.commonestSize
    let slanted = suspects.filter { isSlantedMark($0, bodySize) }.prefix(Self.mostSlanted)
    let faint = suspects.filter { isFaintMark($0, bodySize) }
    guard !slanted.isEmpty || !faint.isEmpty else { return false }
    let runs = text.styles.map { style in slanted.filter { $0.isSet(in: style) } }
    let upright = faint.isEmpty ? nil : uprightRuns(largerThan: bodySize * Self.muchLarger)
    let isMark = text.glyphs.indices.map { place in
      isSlanted(place, text, runs) || isFaint(text.glyphs[place], text, upright)
    }
    guard isMark.contains(true) else { return false }
    text.glyphs = zip(text.glyphs, isMark).filter { !$1 }.map(\.0)
    return true
  }

  /// Slanted headings of body size in full ink are left: tables have such.
  private func isSlantedMark(_ origin: TextOrigin, _ bodySize: Double) -> Bool {
    origin.quarterTurns == nil
      && (origin.color.luma > Self.faintWhenSlanted
        || origin.size > bodySize * Self.largerWhenSlanted)
  }

  private func isFaintMark(_ origin: TextOrigin, _ bodySize: Double) -> Bool {
    origin.quarterTurns != nil && origin.size >= bodySize * Self.muchLarger
      && origin.color.luma > Self.faint
  }

  private func uprightRuns(largerThan size: Double) -> TextOriginIndex {
    TextOriginIndex(
      marks.textOrigins.filter { $0.isVisible && $0.size >= size && $0.quarterTurns != nil })
  }

  /// Whether the glyph stands on a slanted run of its size and not in a line of upright text.
  private func isSlanted(_ place: Int, _ text: PopplerText, _ runs: [[TextOrigin]]) -> Bool {
    let glyph = text.glyphs[place]
    guard !runs[glyph.style].isEmpty, !glyph.scalar.isBlank else { return false }
    return runs[glyph.style].contains { $0.passes(glyph.box) } && !text.isInLine(place)
  }

  private func isFaint(_ glyph: Glyph, _ text: PopplerText, _ upright: TextOriginIndex?) -> Bool {
    guard let upright, let origin = upright.origin(of: glyph.box) else { return false }
    return origin.color.luma > Self.faint && origin.isSet(in: text.styles[glyph.style])
      && !isOnDarkGround(glyph.box)
  }

  /// Whether what lies under the middle of the box may set off pale letters.
  private func isOnDarkGround(_ box: Box) -> Bool {
    let (x, y) = (box.midX, box.midY)
    return shadings.contains { $0.box.contains(x: x, y: y) && $0.color.luma <= Self.faint }
      || marks.images.contains { $0.box.contains(x: x, y: y) }
      || marks.otherPaint.contains { $0.contains(x: x, y: y) }
  }
}

extension TextOrigin {
  /// Whether the style has the run's font size but for a twentieth.
  fileprivate func isSet(in style: TextStyle) -> Bool {
    size > 0 && abs(style.size - size) <= 0.05 * size
  }

  /// Whether the run, however long, passes near the middle of the box.
  fileprivate func passes(_ box: Box) -> Bool {
    let length = (direction.x * direction.x + direction.y * direction.y).squareRoot()
    guard length > 0 else { return false }
    let (dx, dy) = (box.midX - point.x, box.midY - point.y)
    let along = (dx * direction.x + dy * direction.y) / length
    let across = (dx * direction.y - dy * direction.x) / length
    return along >= -size && abs(across) <= 0.9 * size
  }
}

extension PopplerText {
  /// The font size that most glyphs have; 0 without glyphs.
  fileprivate var commonestSize: Double {
    var counts: [Double: Int] = [:]
    for glyph in glyphs where !glyph.scalar.isBlank {
      counts[styles[glyph.style].size, default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }

  /// Whether a neighbour of the glyph stands level with it, as in upright text.
  fileprivate func isInLine(_ place: Int) -> Bool {
    let glyph = glyphs[place]
    let size = styles[glyph.style].size
    return [place - 1, place + 1].contains { neighbour in
      guard glyphs.indices.contains(neighbour), glyphs[neighbour].style == glyph.style,
        !glyphs[neighbour].scalar.isBlank
      else { return false }
      let other = glyphs[neighbour].box
      let gap = max(other.left - glyph.box.right, glyph.box.left - other.right)
      return abs(other.top - glyph.box.top) < 0.02 * size && gap < size
    }
  }
}
