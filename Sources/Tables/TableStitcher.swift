/// Puts the parts of a document's pages together to logical tables.
enum TableStitcher {
  static func tables(
    in flow: DocumentFlow, pages: [PageContent], reader: inout SurroundingsReader
  ) -> [LogicalTable] {
    var tables: [LogicalTable] = []
    var last: (place: Int, page: Int)?
    for (place, item) in flow.items.enumerated() {
      guard case .part(let page, let index) = item else { continue }
      let part = pages[page].parts[index]
      let surroundings = reader.surroundings(at: place)
      var isJoined = false
      if let last, page > last.page, !tables.isEmpty {
        let table = tables.count - 1
        isJoined =
          place == last.place + 1
          ? goesOn(&tables[table], part, surroundings)
          : goesOnBelowText(
            &tables[table], part, surroundings, flow.items[last.place + 1..<place], pages[page],
            flow)
      }
      if !isJoined { tables.append(LogicalTable(part, surroundings)) }
      last = (place, page)
    }
    return tables
  }

  /// Adds the part to the table when it goes on with it; nothing but headers and footers stands between.
  private static func goesOn(
    _ table: inout LogicalTable, _ part: TablePart, _ surroundings: Surroundings
  ) -> Bool {
    let dropped = Continuation.repeatedRows(table.part, part, headerRows: table.headerRows)
    guard dropped > 0 || !isNamedAnew(table, part) else { return false }
    let agrees = Continuation.columnsAgree(table.part, part)
    if !agrees || hasOwnHeads(table, part), table.appendSheet(part, surroundings) { return true }
    guard agrees else { return false }
    guard
      dropped > 0
        || !Continuation.beginsAlike(table.part, part, headerRows: table.headerRows)
    else { return false }
    table.append(part, surroundings, dropping: dropped)
    return true
  }

  /// Adds the part though text stands above it: a title and unit printed again, or those of a sheet.
  private static func goesOnBelowText(
    _ table: inout LogicalTable, _ part: TablePart, _ surroundings: Surroundings,
    _ between: ArraySlice<DocumentFlow.Item>, _ page: PageContent, _ flow: DocumentFlow
  ) -> Bool {
    let isAllAbove = between.allSatisfy { item in
      guard case .paragraph(let index) = item else { return false }
      return flow.paragraphs[index].page == page.number
    }
    guard isAllAbove else { return false }
    if surroundings.title == nil {
      return part.rowCount > 2 && !part.opensWithCaption
        && !Continuation.columnsAgree(table.part, part)
        && table.appendSheet(part, surroundings)
    }
    let dropped = Continuation.repeatedRows(table.part, part, headerRows: table.headerRows)
    guard dropped > 0, table.surroundings.isRepeated(by: surroundings),
      Continuation.columnsAgree(table.part, part)
    else { return false }
    table.append(part, surroundings, dropping: dropped)
    return true
  }

  /// Whether rows in the part's grid give it a name or a unit of its own, not those of the table again.
  private static func isNamedAnew(_ table: LogicalTable, _ part: TablePart) -> Bool {
    guard part.opensWithCaption else { return false }
    guard let title = part.titleInside, let before = table.surroundings.title else { return true }
    return title.trimmed(of: "（续）(续表)") != before.trimmed(of: "（续）(续表)")
  }

  /// Whether the part heads its columns with other words than the table does.
  private static func hasOwnHeads(_ table: LogicalTable, _ part: TablePart) -> Bool {
    table.headerRows > 0 && HeaderRows.count(in: part) > 0
      && Continuation.repeatedRows(table.part, part, headerRows: table.headerRows) == 0
  }
}
