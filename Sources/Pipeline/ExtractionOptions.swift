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

  /// Whether what was found is wanted itself, beside what is written of it.
  public var keepsFindings: Bool

  /// Whether fields tell what their confidence was reckoned from.
  public var showsFeatures: Bool

  public init(
    pages: PageSelection = .all, password: String? = nil, isPretty: Bool = false,
    isExplaining: Bool = false, showsFeatures: Bool = false, keepsFindings: Bool = false,
    formats: [OutputFormat] = [.json]
  ) {
    self.keepsFindings = keepsFindings
    self.formats = formats
    self.pages = pages
    self.password = password
    self.isPretty = isPretty
    self.isExplaining = isExplaining
    self.showsFeatures = showsFeatures
  }

  /// What an analysis has to give.
  var form: AnalysisForm {
    AnalysisForm(
      formats: formats.filter { $0 != .pdf }, isPretty: isPretty, isExplaining: isExplaining,
      showsFeatures: showsFeatures, keepsFindings: keepsFindings)
  }

  func request(for source: DocumentSource) -> ReadingRequest {
    ReadingRequest(source, password: password, pages: pages)
  }
}
