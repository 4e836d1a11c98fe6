import PageModel

/// Where a document's bytes come from.
public enum DocumentSource: Hashable, Sendable {
  case path(String)
  case bytes([UInt8])

  /// Nil for bytes that have none.
  public var path: String? {
    if case .path(let path) = self { path } else { nil }
  }
}

/// What a worker is asked; documents are read one at a time.
public enum WorkerRequest: Hashable, Sendable {
  /// Answered by `ready`; comes before all others, and once.
  case begin(WorkerSettings)
  /// Answered by `opened` or `failed`; the open file comes beside it. Closes what was open before.
  case open(DocumentOpening)
  /// Answered by one `page` or `pageFailed` for each, in this order, or by `paused` after some of them.
  case pages([Int])
  /// Answered by `layout` or `failed`; only for documents without pages.
  case layout
  /// Answered by `picture` or `failed`: a page as PNG with the elements drawn over it.
  case picture(page: Int, dotsPerInch: Double, overlay: [OverlayElement])
  /// Answered by `analysis`: what is made of a document that was read, within so many seconds of
  /// processor time. The worker adds the pages it has read since it opened the document, and keeps
  /// them no longer.
  case analysis([UInt8], seconds: Int)
  /// Answered by `links` or `failed`: those of a page of HTML or a sitemap; opens no document.
  case links([UInt8])
  /// Answered by `searchable` or `failed`: the document as a PDF with the pages' words laid over it.
  case searchable([Page])
}

/// How to open the document whose file comes beside the request.
public struct DocumentOpening: Hashable, Sendable {
  /// What the document's description is to name; "-" for bytes that came from nowhere.
  public var path: String
  public var password: String?
  /// The digest of its bytes where it is known already: it need not be found again.
  public var identifier: String?

  public init(path: String, password: String? = nil, identifier: String? = nil) {
    self.path = path
    self.password = password
    self.identifier = identifier
  }
}

/// What a worker answers.
public enum WorkerResponse: Hashable, Sendable {
  /// Its release, and what of its sandbox it could enter.
  case ready(version: String, SandboxReport)
  case opened(OpenedDocument)
  case failed(DocumentError)
  case page(EncodedPage)
  case pageFailed(Int, DocumentError)
  /// The pages take longer than was thought: those that are left are for whoever asks for them.
  case paused
  case layout(Layout)
  case picture([UInt8])
  case links(MarkupLinks)
  /// A part of the message that came, which may be long.
  case analysis(ArraySlice<UInt8>)
  case searchable([UInt8])
}

/// A document that could be opened, before any page is read.
public struct OpenedDocument: Hashable, Sendable {
  public var description: DocumentDescription
  /// Whether it has pages; text and markup inputs come as a layout at once.
  public var isPaged: Bool

  public init(description: DocumentDescription, isPaged: Bool = true) {
    self.description = description
    self.isPaged = isPaged
  }
}
