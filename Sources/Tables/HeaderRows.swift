import PageModel

/// Counts the rows at the top of a table that head its columns.
struct HeaderRows {
  private let part: TablePart
  private let starting: [[PartCell]]
  private let covering: [[PartCell]]

  /// 0 for a form, whose labels stand inside, and for a table that begins with data.
  static func count(in part: TablePart) -> Int { HeaderRows(part).count() }

  private init(_ part: TablePart) {
    self.part = part
    var starting: [[PartCell]] = Array(repeating: [], count: part.rowCount)
    var covering = starting
    for cell in part.cells {
      starting[cell.rows.lowerBound].append(cell)
      for row in cell.rows { covering[row].append(cell) }
    }
    self.starting = starting
    self.covering = covering.map { $0.sorted { $0.columns.lowerBound < $1.columns.lowerBound } }
  }

  private func count() -> Int {
    let captions = starting.prefix { part.isCaptionRow($0) }.count
    guard captions < part.rowCount - 1, let first = closed(from: captions, to: captions + 1) else {
      return 0
    }
    var end = first
    while end < part.rowCount, isSubdivided(by: end), let next = closed(from: end, to: end + 1) {
      end = next
    }
    guard end < part.rowCount, !isForm(below: end) else { return 0 }
    return numbersColumns(end) ? end + 1 : end
  }

  /// The end of the rows that hang together by their spans; nil where one of them holds a value.
  private func closed(from start: Int, to end: Int) -> Int? {
    var (row, end) = (start, end)
    while row < min(end, part.rowCount) {
      let cells = starting[row]
      guard !cells.contains(where: { ValuePhrase.isValue($0.text) && !ValuePhrase.isYear($0.text) })
      else { return nil }
      for cell in cells where !cell.isBlank { end = max(end, cell.rows.upperBound) }
      row += 1
    }
    let cells = starting[start]
    guard 2 * cells.count(where: \.isBlank) <= cells.count else { return nil }
    return min(end, part.rowCount)
  }

  /// Whether cells of the row part a wider head that ends above them.
  private func isSubdivided(by row: Int) -> Bool {
    covering[row - 1].contains { head in
      guard !head.isBlank, head.columns.count > 1, head.rows.upperBound == row else { return false }
      let below = starting[row].filter { head.columns.contains($0.columns.lowerBound) }
      let named = below.filter { !$0.isBlank }
      return named.count > 1 && named.count == below.count
        && !named.contains { ValuePhrase.isValue($0.text) && !ValuePhrase.isYear($0.text) }
    }
  }

  /// Whether the row numbers the columns: 1, 2, 3 …; text columns may have 甲, 乙 or 栏次.
  private func numbersColumns(_ row: Int) -> Bool {
    guard row + 1 < part.rowCount else { return false }
    let texts = starting[row].map { $0.text.trimmed(of: "()（）") }
    let numbers = texts.compactMap { Int($0) }
    let others = texts.filter { Int($0) == nil && !$0.isEmpty }
    guard numbers.count >= 2, numbers[0] <= 1,
      others.allSatisfy({ ["甲", "乙", "丙", "丁", "栏次", "行次", "栏目"].contains($0) })
    else { return false }
    return zip(numbers.dropFirst(), numbers).allSatisfy { $0.0 == $0.1 + 1 }
  }

  /// Whether the rows below are not those of a table with these heads but labels beside values.
  private func isForm(below end: Int) -> Bool {
    let body = end..<part.rowCount
    let usual = usualColumns(of: body)
    let heads = covering[end - 1].map(\.columns)
    let own = usual.count { heads.contains($0) }
    guard own * 4 >= usual.count * 3 else { return true }
    var finer = 0
    for row in body {
      let cells = covering[row]
      if row + 1 < part.rowCount, isLabelBesideWideText(cells, usual: usual) { return true }
      if cells.contains(where: { cell in
        !cell.isBlank && usual.contains { isInside(cell.columns, $0) }
      }) {
        finer += 1
      }
    }
    return finer * 20 > body.count
  }

  private func isLabelBesideWideText(_ cells: [PartCell], usual: [Range<Int>]) -> Bool {
    guard cells.count >= 2, usual.count > 2, !cells[0].isBlank, !cells[1].isBlank,
      cells[2...].allSatisfy(\.isBlank)
    else { return false }
    let covered = usual.count { $0.overlaps(cells[1].columns) }
    return covered >= 2 && !ValuePhrase.isValue(cells[1].text)
  }

  private func isInside(_ inner: Range<Int>, _ outer: Range<Int>) -> Bool {
    inner.count < outer.count && outer.lowerBound <= inner.lowerBound
      && inner.upperBound <= outer.upperBound
  }

  /// The columns that most of the rows have.
  private func usualColumns(of rows: Range<Int>) -> [Range<Int>] {
    var counts: [[Range<Int>]: Int] = [:]
    for row in rows { counts[covering[row].map(\.columns), default: 0] += 1 }
    let best = counts.max { ($0.value, $0.key.count) < ($1.value, $1.key.count) }
    return best?.key ?? []
  }
}
