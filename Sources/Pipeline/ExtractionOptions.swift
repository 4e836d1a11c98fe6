import Workers

/// How documents are to be extracted, the same for all inputs of a run.
public struct ExtractionOptions: Sendable {
  public var pages: PageSelection
  public var password: String?
  public var isPretty: Bool
  /// Whether standard output gets each table before and after its repair; JSON then only goes to files.
  public var isExplaining: Bool
  /// What is written of each input, each at most once.
  public var formats: [OutputFormat]

  /// Whether fields tell what their confidence was reckoned from.
  public var showsFeatures: Bool

  public init(
    pages: PageSelection = .all, password: String? = nil, isPretty: Bool = false,
    isExplaining: Bool = false, showsFeatures: Bool = false, formats: [OutputFormat] = [.json]
  ) {
    self.formats = formats
    self.pages = pages
    self.password = password
    self.isPretty = isPretty
    self.isExplaining = isExplaining
    self.showsFeatures = showsFeatures
  }

  /// Whether the words of pages are wanted after their tables were found.
  var keepsWords: Bool { formats.contains(.hocr) || formats.contains(.alto) }

  func request(for source: DocumentSource) -> ReadingRequest {
    ReadingRequest(source, password: password, pages: pages)
  }
}
