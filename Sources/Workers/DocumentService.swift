import PageModel

/// What a worker process can do with documents; the command hands in the readers.
public protocol DocumentService: ~Copyable {
  /// Opens a document and closes the one before; `path` leads to its bytes and is no
  /// name of it.
  mutating func open(path: String, password: String?) throws(DocumentError) -> DocumentFacts
  /// Reads a page of the open document, counted from 1.
  mutating func page(_ number: Int) throws(DocumentError) -> Page
  /// The open document as a whole; only for one without pages.
  mutating func layout() throws(DocumentError) -> Layout
  /// A page as PNG with the elements drawn over it.
  mutating func picture(
    page: Int, dotsPerInch: Double, overlay: [OverlayElement]
  ) throws(DocumentError) -> [UInt8]
  /// The open document as a PDF with each page's words laid invisibly over it; only for one with pages.
  mutating func searchable(_ layers: [Page]) throws(DocumentError) -> [UInt8]
  /// What is made of a document that was read; the bytes mean something only to those at both ends,
  /// and may name pages, by number, that are at hand. Leaves the open document as it is.
  mutating func analysis(
    of document: [UInt8], having pages: [Int: Page]
  ) throws(WireError) -> [UInt8]
  /// The links of a page of HTML or of a sitemap; leaves the open document as it is.
  mutating func links(in bytes: [UInt8]) throws(DocumentError) -> MarkupLinks
}

extension DocumentService where Self: ~Copyable {
  /// A service that only reads understands no such request.
  public mutating func analysis(
    of document: [UInt8], having pages: [Int: Page]
  ) throws(WireError) -> [UInt8] {
    throw .invalid("a document where none is analysed", offset: 0)
  }

  /// A service that knows no markup finds no links.
  public mutating func links(in bytes: [UInt8]) throws(DocumentError) -> MarkupLinks {
    throw .unknownKind
  }
}

/// What a reader knows of a document once it is open.
public struct DocumentFacts: Hashable, Sendable {
  public var mediaType: String
  public var pageCount: Int
  public var title: String?
  /// A BCP 47 tag.
  public var language: String?
  /// False for text and markup, which come as a layout.
  public var isPaged: Bool

  public init(
    mediaType: String = "application/pdf", pageCount: Int, title: String? = nil,
    language: String? = nil, isPaged: Bool = true
  ) {
    self.mediaType = mediaType
    self.pageCount = pageCount
    self.title = title
    self.language = language
    self.isPaged = isPaged
  }
}
