/// The input as a file: what it is, not what it says.
public struct DocumentDescription: Hashable, Sendable {
  /// "sha256:" and the digest of the input's bytes in lower-case hexadecimal.
  public var id: String
  public var path: String
  public var url: String?
  /// RFC 3339 in UTC.
  public var retrievedAt: String?
  public var byteCount: Int
  public var mediaType: String
  public var pageCount: Int
  public var title: String?
  /// A BCP 47 tag.
  public var language: String?

  public init(
    id: String, path: String, url: String? = nil, retrievedAt: String? = nil, byteCount: Int,
    mediaType: String, pageCount: Int, title: String? = nil, language: String? = nil
  ) {
    self.id = id
    self.path = path
    self.url = url
    self.retrievedAt = retrievedAt
    self.byteCount = byteCount
    self.mediaType = mediaType
    self.pageCount = pageCount
    self.title = title
    self.language = language
  }
}

/// What is kept of a page once its words were used.
public struct PageSummary: Hashable, Sendable {
  public var number: Int
  public var width: Double
  public var height: Double
  public var rotation: Int
  public var skew: Double
  public var text: Page.TextSource
  public var confidence: Double
  public var flags: [Flag]

  public init(_ page: Page) {
    number = page.number
    width = page.width
    height = page.height
    rotation = page.rotation
    skew = page.skew
    text = page.text
    confidence = page.confidence
    flags = page.flags
  }
}

/// Everything one document yields: what the contract's JSON is written from.
public struct Extraction: Hashable, Sendable {
  public var document: DocumentDescription
  /// As "name/version".
  public var profiles: [String]
  public var elapsedMilliseconds: Int
  /// Of reading and of judging, one sentence each.
  public var warnings: [String]
  public var pages: [PageSummary]
  public var repaired: RepairedLayout
  public var judged: JudgedRecords

  public init(
    document: DocumentDescription, profiles: [String], elapsedMilliseconds: Int,
    warnings: [String], pages: [PageSummary], repaired: RepairedLayout, judged: JudgedRecords
  ) {
    self.document = document
    self.profiles = profiles
    self.elapsedMilliseconds = elapsedMilliseconds
    self.warnings = warnings
    self.pages = pages
    self.repaired = repaired
    self.judged = judged
  }
}
