import PageModel

/// What a repaired table says, read the plain way: values right of labels, texts under headers.
struct FormAsRead {
  struct Value: Hashable {
    var text: String
    /// Whether a person would be asked to look.
    var isDoubted: Bool
  }

  private(set) var items: [[Value]] = []
  private let table: Table
  private var covering: [[Int?]]

  init(_ table: Table, levelColumns: Int = 2) {
    self.table = table
    covering = Array(
      repeating: Array(repeating: nil, count: table.columnCount), count: table.rowCount)
    for (place, cell) in table.cells.enumerated() {
      for row in cell.rows where row < table.rowCount {
        for column in cell.columns where column < table.columnCount {
          covering[row][column] = place
        }
      }
    }
    readItems()
  }

  private mutating func readItems() {
    guard let header = table.cells.first(where: { Self.plain($0.text) == "一级指标" }) else { return }
    let heads = table.cells.filter {
      $0.row == header.row && $0.column >= header.column && !$0.isBlank
    }
    .sorted { $0.column < $1.column }
    guard heads.count >= 3 else { return }
    for row in header.rows.upperBound..<table.rowCount {
      let values = heads.prefix(4).map { head in value(row, head.column) }
      items.append(values)
    }
  }

  private func value(_ row: Int, _ column: Int) -> Value {
    guard let place = covering[row][column] else { return Value(text: "", isDoubted: false) }
    return value(table.cells[place])
  }

  private func value(_ cell: Cell) -> Value {
    let demanding: Set<FlagCode> = [.ambiguousReading, .valueLost, .typeMismatch]
    return Value(
      text: cell.text,
      isDoubted: cell.confidence < 0.9 || cell.flags.contains { demanding.contains($0.code) })
  }

  /// The value right of the label; nil when the label is not there.
  func field(_ key: String) -> Value? {
    let parts = key.split(separator: "/").map(String.init)
    let wanted = parts.last ?? key
    for cell in table.cells where Self.plain(cell.text) == wanted {
      if parts.count > 1, !isUnder(cell, parts[0]) { continue }
      guard cell.columns.upperBound < table.columnCount,
        let place = covering[cell.row][cell.columns.upperBound]
      else { return Value(text: "", isDoubted: false) }
      return value(table.cells[place])
    }
    return nil
  }

  /// Whether the block label stands left of the cell, over its row.
  private func isUnder(_ cell: Cell, _ block: String) -> Bool {
    for column in stride(from: cell.column - 1, through: 0, by: -1) {
      // A blank beside a label continues the block label above it.
      var row = cell.row
      while row > 0, covering[row][column].map({ table.cells[$0].isBlank }) ?? true { row -= 1 }
      guard let place = covering[row][column] else { continue }
      let text = Self.plain(table.cells[place].text)
      if text == block { return true }
      if text.hasSuffix("市县资金") { return false }
    }
    return false
  }

  /// A label without numbering, 其中, brackets and marks.
  static func plain(_ text: String) -> String {
    var text = text
    if text.hasPrefix("其中：") { text.removeFirst(3) }
    for part in ["(区)", "(万元)"] {
      text = text.split(separator: part, omittingEmptySubsequences: false).joined()
    }
    return text
  }
}
