import Workers

/// How documents are to be extracted, the same for all inputs of a run.
public struct ExtractionOptions: Sendable {
  public var pages: PageSelection
  public var password: String?
  public var isPretty: Bool

  public init(pages: PageSelection = .all, password: String? = nil, isPretty: Bool = false) {
    self.pages = pages
    self.password = password
    self.isPretty = isPretty
  }

  func request(for source: DocumentSource) -> ReadingRequest {
    ReadingRequest(source, password: password, pages: pages)
  }
}
