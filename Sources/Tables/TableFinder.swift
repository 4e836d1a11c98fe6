import PageModel

/// Takes a document's pages apart: its tables, whole again where page breaks cut them, and the text around.
public struct TableFinder: Sendable {
  public init() {}

  /// The pages must be those of one document, in order.
  public func layout(of pages: [Page]) -> Layout {
    let contents = PageContent.contents(of: pages, gridSource: GridSource())
    let flow = DocumentFlow(contents, furniture: PageFurniture(contents))
    var reader = SurroundingsReader(flow, pages: contents)
    let tables = TableStitcher.tables(in: flow, pages: contents, reader: &reader)
    return Layout(
      tables: tables.enumerated().map { $0.element.table(id: "t\($0.offset + 1)") },
      blocks: BlockReader().blocks(in: flow, pages: contents, without: reader.used))
  }
}
