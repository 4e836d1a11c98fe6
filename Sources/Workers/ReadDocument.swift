import PageModel

/// What to read: a document and the pages wanted of it.
public struct ReadingRequest: Hashable, Sendable {
  public var source: DocumentSource
  public var password: String?
  public var pages: PageSelection

  public init(_ source: DocumentSource, password: String? = nil, pages: PageSelection = .all) {
    self.source = source
    self.password = password
    self.pages = pages
  }
}

/// A document as the worker handed it over.
public struct ReadDocument: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case pages([EncodedPage])
    /// Of text and markup inputs, which have no pages.
    case layout(Layout)
  }

  public var description: DocumentDescription
  public var content: Content
  /// The wanted pages that could not be read, in order.
  public var lostPages: [LostPage]
  /// What became of the wanted pages, in order; none where there are no pages.
  public var ranges: [ReadRange]

  public init(
    description: DocumentDescription, content: Content, lostPages: [LostPage] = [],
    ranges: [ReadRange] = []
  ) {
    self.description = description
    self.content = content
    self.lostPages = lostPages
    self.ranges = ranges
  }

  /// What is on its pages, none for text and markup; throws where a worker sent something else.
  public func pages() throws(ReadingFailure) -> [Page] {
    guard case .pages(let encoded) = content else { return [] }
    do throws(WireError) {
      var pages: [Page] = []
      for page in encoded { pages.append(try page.page()) }
      return pages
    } catch {
      throw .worker(.garbled(error))
    }
  }
}

/// A page that could not be read.
public struct LostPage: Hashable, Sendable {
  public var number: Int
  /// One clause.
  public var reason: String

  public init(number: Int, reason: String) {
    self.number = number
    self.reason = reason
  }
}

/// Why nothing of a document could be read.
public enum ReadingFailure: Error, Hashable, Sendable {
  case document(DocumentError)
  case worker(WorkerFailure)

  /// One clause for a message.
  public var reason: String {
    switch self {
    case .document(let error): error.reason
    case .worker(let failure): failure.reason
    }
  }
}

extension LostPage: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(number)
    encoder.write(reason)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(number: try decoder.integer(), reason: try decoder.text())
  }
}
