import PageModel

/// For a person to read: each table's grid before and after, with every repair named.
public func explanation(before: Layout, after: RepairedLayout) -> String {
  var text = ""
  var sources = Sources(before.tables)
  for table in after.layout.tables {
    let corrections = after.corrections.filter { $0.table == table.id }
    text += heading(table)
    let found = sources.parts(of: table)
    guard !corrections.isEmpty || table.cells.contains(where: { !$0.repairs.isEmpty }) else {
      text += "Nothing to repair.\n\n"
      continue
    }
    text += "Before:\n"
    text += found.map(picture).joined(separator: "  (cut)\n")
    text += "After:\n" + picture(table)
    for correction in corrections { text += line(correction) }
    text += "\n"
  }
  return text
}

/// The tables as found, given out in order to the repaired tables that hold their rows.
private struct Sources {
  private var rest: ArraySlice<Table>

  init(_ tables: [Table]) { rest = tables[...] }

  /// The tables that became the repaired one: the next, and all that begin before it ends.
  mutating func parts(of table: Table) -> [Table] {
    var parts: [Table] = []
    while let next = rest.first, parts.isEmpty || isWithin(next, table) {
      parts.append(next)
      rest = rest.dropFirst()
    }
    return parts
  }

  private func isWithin(_ part: Table, _ whole: Table) -> Bool {
    guard let start = part.regions.first?.lineNumber, let end = whole.regions.last?.lineNumber
    else { return false }
    return start <= end
  }
}

private func heading(_ table: Table) -> String {
  let title = table.title.map { " \($0)" } ?? ""
  return "== \(table.id)\(title): \(table.rowCount) rows, \(table.columnCount) columns\n"
}

private func line(_ correction: Correction) -> String {
  let places = correction.cells.map { "\($0.row),\($0.column)" }.joined(separator: " ")
  var change = correction.reason
  if correction.before != correction.after {
    change += ": “\(correction.before)” → “\(correction.after)”"
  }
  let percent = Int((correction.confidence * 100).rounded())
  return "  - \(correction.rule) at \(places) (\(percent) %): \(change)\n"
}

/// The grid, one line a row; what a span covers is drawn as an arrow towards its cell.
private func picture(_ table: Table) -> String {
  let longest = 16
  var rows = [[String]](
    repeating: Array(repeating: "", count: table.columnCount), count: table.rowCount)
  for cell in table.cells {
    for row in cell.rows where row < table.rowCount {
      for column in cell.columns where column < table.columnCount {
        rows[row][column] = row > cell.row ? "↑" : column > cell.column ? "←" : ""
      }
    }
    guard cell.row < table.rowCount, cell.column < table.columnCount else { continue }
    let isLong = cell.text.count > longest
    var text = isLong ? cell.text.prefix(longest - 1) + "…" : cell.text[...]
    if !cell.repairs.isEmpty { text += "*" }
    if cell.flags.contains(where: { $0.code == .valueLost }) { text += "(lost)" }
    rows[cell.row][cell.column] = String(text)
  }
  return rows.enumerated().map { row, texts in
    "  \(row < 10 ? " " : "")\(row) | " + texts.joined(separator: " | ") + "\n"
  }.joined()
}
