import PageModel

/// Takes a document's pages apart: its tables, whole again where page breaks cut them, and the text around.
public struct TableFinder: Sendable {
  public init() {}

  /// The pages must be those of one document, in order.
  public func layout(of pages: [Page]) -> Layout {
    let source = GridSource()
    let contents = pages.map { PageContent($0, gridSource: source) }
    let furniture = PageFurniture(contents)
    var tables: [LogicalTable] = []
    var used: [Set<Int>] = []
    var endsPage = false
    for (index, page) in contents.enumerated() {
      let reader = SurroundingsReader(page, furniture: furniture.kinds[index])
      var consumed: Set<Int> = []
      for position in page.parts.indices {
        let surroundings = reader.surroundings(ofPart: position)
        consumed.formUnion(surroundings.lines)
        add(page.parts[position], surroundings, to: &tables, afterPageEnd: endsPage)
        endsPage = surroundings.endsPage
      }
      used.append(consumed)
    }
    let blocks = BlockReader().blocks(in: contents, furniture: furniture, without: used)
    return Layout(
      tables: tables.enumerated().map { $0.element.table(id: "t\($0.offset + 1)") }, blocks: blocks)
  }

  private func add(
    _ part: TablePart, _ surroundings: Surroundings, to tables: inout [LogicalTable],
    afterPageEnd: Bool
  ) {
    if let table = tables.last, afterPageEnd, surroundings.startsPage,
      Continuation.columnsAgree(table.part, part)
    {
      let dropped = Continuation.repeatedRows(table.part, part, headerRows: table.headerRows)
      if dropped > 0 || !Continuation.beginsAlike(table.part, part) {
        var joined = table
        joined.part = Continuation.append(part, to: table.part, dropping: dropped)
        joined.surroundings.captions += surroundings.captions
        tables[tables.count - 1] = joined
        return
      }
    }
    tables.append(
      LogicalTable(
        part: part, surroundings: surroundings, headerRows: HeaderRows.count(in: part)))
  }
}
