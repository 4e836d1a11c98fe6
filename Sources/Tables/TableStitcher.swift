/// Puts the parts of a document's pages together to logical tables.
enum TableStitcher {
  static func tables(
    in flow: DocumentFlow, pages: [PageContent], reader: inout SurroundingsReader
  ) -> [LogicalTable] {
    var tables: [LogicalTable] = []
    var lastPage: Int?
    for (place, item) in flow.items.enumerated() {
      guard case .part(let page, let index) = item else { continue }
      let part = pages[page].parts[index]
      let surroundings = reader.surroundings(at: place)
      // Only where nothing but headers and footers stands between the two.
      var isNext = false
      if place > 0, case .part = flow.items[place - 1], let lastPage { isNext = page > lastPage }
      if !isNext || tables.isEmpty || !goesOn(&tables[tables.count - 1], part, surroundings) {
        tables.append(LogicalTable(part, surroundings))
      }
      lastPage = page
    }
    return tables
  }

  /// Adds the part to the table when it goes on with it.
  private static func goesOn(
    _ table: inout LogicalTable, _ part: TablePart, _ surroundings: Surroundings
  ) -> Bool {
    let agrees = Continuation.columnsAgree(table.part, part)
    if !agrees || hasOwnHeads(table, part), table.appendSheet(part, surroundings) { return true }
    guard agrees else { return false }
    let dropped = Continuation.repeatedRows(table.part, part, headerRows: table.headerRows)
    guard dropped > 0 || !Continuation.beginsAlike(table.part, part) else { return false }
    table.append(part, surroundings, dropping: dropped)
    return true
  }

  /// Whether the part heads its columns with other words than the table does.
  private static func hasOwnHeads(_ table: LogicalTable, _ part: TablePart) -> Bool {
    table.headerRows > 0 && HeaderRows.count(in: part) > 0
      && Continuation.repeatedRows(table.part, part, headerRows: table.headerRows) == 0
  }
}
