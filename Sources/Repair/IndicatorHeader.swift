import PageModel

/// The header row of a repeated group in a form: where its columns begin and what they hold.
struct IndicatorHeader {
  struct Column: Hashable {
    /// Nil for the label that leads the whole group, such as 绩效指标.
    var role: LabelBook.Role?
    var start: Int
  }

  /// The first and last row of the header: more than one where its labels are printed over lines.
  let rows: ClosedRange<Int>
  private(set) var columns: [Column]
  let texts: [String]
  /// The texts of its first row, as printed.
  let firstLine: [String]

  /// The least number of known labels that make a row a header.
  private static let leastKnown = 3

  /// In bytes; a row with longer text is no header.
  private static let longestLabel = 90

  /// The header that begins in the row, nil when none does.
  init?(at row: Int, in filled: [[Cell]], book: LabelBook) {
    guard row < filled.count, filled[row].count >= 2,
      filled[row].allSatisfy({ $0.text.utf8.count <= Self.longestLabel })
    else { return nil }
    var best = Self.columns(filled[row].map { ($0.column, $0.text) }, book: book)
    // A label cut into lines is short; all other rows are done with here.
    guard
      best.contains(where: { $0.role != nil && $0.role != .other })
        || filled[row].allSatisfy({ $0.text.utf8.count <= 15 })
    else { return nil }
    var lines = 1
    var merged = filled[row].map { ($0.column, $0.text) }
    for next in row + 1..<min(filled.count, row + 3) {
      guard let joined = Self.joined(merged, filled[next]) else { break }
      let columns = Self.columns(joined, book: book)
      let adds = filled[next].allSatisfy { Self.isRest($0.text) }
      guard Self.known(columns) > Self.known(best) || (adds && Self.known(columns) == joined.count)
      else { break }
      (merged, best, lines) = (joined, columns, next - row + 1)
    }
    guard Self.known(best) >= Self.leastKnown || Self.isCutShort(best),
      best.contains(where: { if case .level? = $0.role { true } else { false } })
    else { return nil }
    rows = row...row + lines - 1
    columns = best
    texts = merged.map(\.1)
    firstLine = filled[row].map(\.text)
  }

  private static func known(_ columns: [Column]) -> Int {
    columns.count { $0.role != nil && $0.role != .other }
  }

  /// Whether at least two levels or a level and the name are named: the rest may have fallen off.
  private static func isCutShort(_ columns: [Column]) -> Bool {
    let levels = columns.count { if case .level? = $0.role { true } else { false } }
    return levels >= 2
  }

  private static func columns(_ cells: [(Int, String)], book: LabelBook) -> [Column] {
    var columns: [Column] = []
    for (start, text) in cells {
      let role = book.role(LabelText(text))
      let isLead = role == nil && columns.isEmpty
      columns.append(Column(role: isLead ? nil : role ?? .other, start: start))
    }
    return columns
  }

  /// The second line's cells put below those of the first; nil when none stands below one.
  private static func joined(_ above: [(Int, String)], _ below: [Cell]) -> [(Int, String)]? {
    var joined = above
    var below = below
    // A label printed over one line stands level with the second of its neighbours.
    below.removeAll { cell in
      guard !above.contains(where: { $0.0 == cell.column }) else { return false }
      joined.append((cell.column, cell.text))
      return true
    }
    guard !below.isEmpty else { return nil }
    joined.sort { $0.0 < $1.0 }
    for cell in below {
      guard let place = joined.firstIndex(where: { $0.0 == cell.column }) else { return nil }
      joined[place].1 += cell.text
    }
    return joined
  }

  /// Whether the text is short enough to be the second half of a header label.
  private static func isRest(_ text: String) -> Bool { text.unicodeScalars.count <= 3 }

  /// The place of the column with the role in `columns`.
  func index(of role: LabelBook.Role) -> Int? { columns.firstIndex { $0.role == role } }

  /// The columns the one at `index` takes, in a table of `width` columns.
  func range(_ index: Int, width: Int) -> Range<Int> {
    let end = index + 1 < columns.count ? columns[index + 1].start : width
    return columns[index].start..<max(end, columns[index].start + 1)
  }

  /// Puts in a column that the header has lost.
  mutating func add(_ role: LabelBook.Role, at start: Int) {
    columns.append(Column(role: role, start: start))
  }
}
