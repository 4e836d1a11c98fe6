import PageModel

/// Tables that stand beside one another, and which of the lines over and under them belong to one of them.
struct SideBySide {
  private let box: Box
  /// The tables beside it, on the same page.
  private let others: [Box]

  init(_ part: TablePart, on page: PageContent) {
    let own = part.box
    box = own
    others = page.parts.map(\.box).filter { Self.isBeside($0, own) }
  }

  var isAlone: Bool { others.isEmpty }

  /// Whether a table at this place stands beside, not above or below.
  func isBeside(_ other: Box) -> Bool { Self.isBeside(other, box) }

  /// Whether a line belongs to the table: it stands over it, perhaps over others too, or nearest to it.
  func owns(_ line: Box) -> Bool {
    guard !others.isEmpty else { return true }
    if Self.isCentred(line, on: box) { return true }
    if others.contains(where: { Self.isCentred(line, on: $0) }) { return false }
    let share = Self.overlap(line, box)
    let most = others.map { Self.overlap(line, $0) }.max() ?? 0
    if share > 0 { return share >= most || share >= 0.25 * line.width }
    return most <= 0 && others.allSatisfy { share >= Self.overlap(line, $0) }
  }

  /// Whether a line stands over this table and others too.
  func isShared(_ line: Box) -> Bool {
    let own = Self.overlap(line, box)
    return own > 0 && !Self.isCentred(line, on: box)
      && others.contains {
        Self.overlap(line, $0) >= 0.25 * line.width && !Self.isCentred(line, on: $0)
      }
  }

  private static func isBeside(_ a: Box, _ b: Box) -> Bool {
    overlap(a, b) <= 0 && min(a.bottom, b.bottom) > max(a.top, b.top)
  }

  private static func isCentred(_ line: Box, on table: Box) -> Bool {
    abs(line.midX - table.midX) < 0.06 * table.width
  }

  /// How far both go together from left to right, in points; below 0 the gap between them.
  private static func overlap(_ a: Box, _ b: Box) -> Double {
    min(a.right, b.right) - max(a.left, b.left)
  }
}
