import PageModel
import Store

/// What a person says a field's cell reads.
struct FieldText: Hashable, Sendable {
  let table: String
  let cell: CellIndex
  /// What was read; nil for nothing.
  let read: String?
  /// What is said; nil for nothing.
  let said: String?

  /// Nil for a field that stands in no cell.
  init?(_ field: ReviewField, says said: String?) {
    guard let table = field.table, let row = field.row, let column = field.column else {
      return nil
    }
    self.table = table
    self.cell = CellIndex(row: row, column: column)
    self.read = field.value
    self.said = said
  }
}

extension Layout {
  /// The layout with cells that say what people said; a cell that holds more than the value keeps
  /// the rest, and one in which the value cannot be told keeps all.
  func saying(_ texts: [FieldText]) -> Layout {
    var layout = self
    let byTable = Dictionary(grouping: texts, by: \.table)
    for table in layout.tables.indices {
      let said = Dictionary(
        (byTable[layout.tables[table].id] ?? []).map { ($0.cell, $0) }, uniquingKeysWith: { $1 })
      guard !said.isEmpty else { continue }
      for cell in layout.tables[table].cells.indices {
        guard let text = said[layout.tables[table].cells[cell].index] else { continue }
        layout.tables[table].cells[cell].text = text.put(
          into: layout.tables[table].cells[cell].text)
      }
    }
    return layout
  }
}

extension FieldText {
  fileprivate func put(into text: String) -> String {
    guard let read, !read.isEmpty else { return text.isEmpty ? said ?? "" : text }
    guard text != read else { return said ?? "" }
    return text.ranges(of: read).count == 1 ? text.replacing(read, with: said ?? "") : text
  }
}
