/// What a body is, by its first bytes and never by its name or what the server calls it.
public enum ContentKind: String, Hashable, Sendable {
  case pdf
  case word
  case excel
  case ofd
  case zip
  case html
  case text
  case image
  case gzip
  case empty
  case unknown

  /// The kind of document this is; nil for what is none.
  public var document: DocumentKind? { DocumentKind(rawValue: rawValue) }

  /// How far into a body readers look for what it is, in bytes.
  public static let headSize = 4096

  /// `head` is the body's beginning, `tail` its end: a ZIP container tells its members there.
  public init(head: [UInt8], tail: [UInt8] = []) {
    self =
      if head.isEmpty {
        .empty
      } else if Self.contains("%PDF-", in: head.prefix(1029)) {
        .pdf
      } else if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) {
        Self.container(head + tail)
      } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        Self.compound(head + tail)
      } else if head.starts(with: Array("{\\rtf".utf8)) {
        .word
      } else if Self.isImage(head) {
        .image
      } else if head.starts(with: [0x1F, 0x8B]) {
        .gzip
      } else {
        Self.text(head)
      }
  }

  /// A ZIP file, which may be an office document.
  private static func container(_ bytes: [UInt8]) -> ContentKind {
    if contains("OFD.xml", in: bytes[...]) { return .ofd }
    if contains("word/", in: bytes[...]) && contains("[Content_Types].xml", in: bytes[...]) {
      return .word
    }
    if contains("xl/", in: bytes[...]) && contains("[Content_Types].xml", in: bytes[...]) {
      return .excel
    }
    if contains("mimetypeapplication/vnd.oasis.opendocument.text", in: bytes.prefix(120)) {
      return .word
    }
    if contains("mimetypeapplication/vnd.oasis.opendocument.spreadsheet", in: bytes.prefix(120)) {
      return .excel
    }
    return .zip
  }

  /// The older office format, whose folder names its streams in UTF-16.
  private static func compound(_ bytes: [UInt8]) -> ContentKind {
    func names(_ name: String) -> Bool {
      contains(bytes: name.utf8.flatMap { [$0, 0] }, in: bytes[...])
    }
    if names("WordDocument") { return .word }
    if names("Workbook") || names("Book") { return .excel }
    return .unknown
  }

  private static func isImage(_ head: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [
      [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], [0x47, 0x49, 0x46, 0x38],
      [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x42, 0x4D],
    ]
    return marks.contains { head.starts(with: $0) }
  }

  private static func text(_ head: [UInt8]) -> ContentKind {
    let lower = head.prefix(2048).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let marks = [
      "<!doctype html", "<html", "<head", "<body", "<title", "<table", "<script", "<meta",
      "<div", "<a ", "<p>", "<h1", "<ul", "<?xml", "<urlset", "<sitemapindex",
    ]
    if marks.contains(where: { contains($0, in: lower[...]) }) { return .html }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return .text }
    return head.contains(0) ? .unknown : .text
  }

  private static func contains(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool {
    contains(bytes: Array(text.utf8), in: bytes)
  }

  private static func contains(bytes wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    var index = bytes.startIndex
    while index + wanted.count <= bytes.endIndex {
      if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) {
        return true
      }
      index += 1
    }
    return false
  }
}
