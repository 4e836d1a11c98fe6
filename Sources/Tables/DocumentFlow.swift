import PageModel

/// The document's tables and paragraphs in reading order.
struct DocumentFlow {
  enum Item {
    /// The place in `paragraphs`.
    case paragraph(Int)
    /// The page's place in the document and the part's place on the page.
    case part(page: Int, index: Int)
  }

  var paragraphs: [Paragraph] = []
  /// Without page headers and footers.
  var items: [Item] = []

  init(_ pages: [PageContent], furniture: PageFurniture) {
    for (index, page) in pages.enumerated() {
      let found = ParagraphReader(page, furniture: furniture.kinds[index]).paragraphs()
      var onPage: [(top: Double, left: Double, item: Item)] = []
      for paragraph in found {
        if paragraph.furniture == nil {
          onPage.append((paragraph.box.top, paragraph.box.left, .paragraph(paragraphs.count)))
        }
        paragraphs.append(paragraph)
      }
      for (position, part) in page.parts.enumerated() {
        onPage.append((part.box.top, part.box.left, .part(page: index, index: position)))
      }
      onPage.sort { ($0.top, $0.left) < ($1.top, $1.left) }
      items += onPage.map(\.item)
    }
  }
}
