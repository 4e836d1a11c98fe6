/// Decides which links of a source are followed.
struct Scope: Sendable {
  private let source: Source

  init(_ source: Source) { self.source = source }

  private static let extensions: [DocumentKind: Set<String>] = [
    .pdf: ["pdf"], .word: ["doc", "docx", "wps", "rtf", "odt"],
    .excel: ["xls", "xlsx", "et", "ods"], .ofd: ["ofd"], .zip: ["zip"],
    .text: ["txt", "csv", "tsv"], .image: ["jpg", "jpeg", "png", "tif", "tiff"],
  ]

  /// Extensions of documents, wanted or not; what a page is called it may still not be.
  static let documentExtensions = extensions.values.reduce(into: Set<String>()) {
    $0.formUnion($1)
  }

  /// Never a page and never a document.
  private static let uselessExtensions: Set<String> = [
    "css", "js", "json", "ico", "svg", "gif", "bmp", "webp", "woff", "woff2", "ttf", "eot", "mp3",
    "mp4", "avi", "wmv", "flv", "mov", "wav", "m3u8", "ts", "swf", "apk", "exe", "msi", "dmg",
    "iso",
    "rss", "atom",
  ]

  /// Folders that repeat so often come from links that lead in circles.
  private static let mostRepetitions = 2

  /// What a link is to be visited as; nil when it is not followed.
  ///
  /// `endsList` when the page it stands on brought nothing new, so that its list has come to an end.
  func visit(
    to address: WebAddress, text: String, from page: QueuedAddress, at place: WebAddress,
    endsList: Bool
  ) -> QueuedAddress? {
    guard !isAvoided(address) else { return nil }
    let suffix = address.fileExtension
    if Self.documentExtensions.contains(suffix) {
      guard source.kinds.contains(where: { Self.extensions[$0]?.contains(suffix) ?? false }),
        source.takesFiles(from: address), matches(source.files, address)
      else { return nil }
      return QueuedAddress(
        url: address.description, source: source.name, role: .file, depth: page.depth + 1,
        linkedFrom: page.url, linkText: text)
    }
    guard !Self.uselessExtensions.contains(suffix), source.followsPages(on: address),
      matches(source.follow, address)
    else { return nil }
    let number = ListPages.number(of: address, from: place)
    let isFurther = number.map { $0 <= source.listPages } ?? false
    if isFurther, endsList { return nil }
    let depth = isFurther ? page.depth : page.depth + 1
    guard depth <= source.depth else { return nil }
    return QueuedAddress(
      url: address.description, source: source.name, role: .page, depth: depth,
      listPage: isFurther ? number ?? 0 : 0, linkedFrom: page.url, linkText: text)
  }

  /// Why a redirect is not followed; nil when it is.
  func refusal(ofRedirectTo address: WebAddress) -> String? {
    guard source.takesFiles(from: address) else {
      return "it redirects to \(address), whose host the source does not allow"
    }
    return isAvoided(address) ? "it redirects to \(address), which the source avoids" : nil
  }

  /// Why content that came is not taken; nil when it is.
  func refusal(of kind: ContentKind, at address: WebAddress, as role: AddressRole) -> String? {
    switch kind {
    case .html where role == .file && Self.documentExtensions.contains(address.fileExtension):
      return "it is called .\(address.fileExtension) and is a web page"
    case .html: return nil
    case .gzip where role == .sitemap: return nil
    case .text where role == .sitemap: return nil
    case .empty: return "it is empty"
    case .unknown: return "its content is of no known kind"
    default:
      guard let document = kind.document, source.kinds.contains(document) else {
        return "it is of the kind \(kind.rawValue), which the source does not want"
      }
      guard matches(source.files, address), source.takesFiles(from: address) else {
        return "it is a file that the source's patterns do not take"
      }
      return nil
    }
  }

  /// Whether content is a document, not just a way to documents.
  func isDocument(_ kind: ContentKind, at address: WebAddress, as role: AddressRole) -> Bool {
    if kind == .html {
      return role != .sitemap
        && (matches(source.pageDocuments, address) || source.kinds.contains(.html))
    }
    return kind.document.map { source.kinds.contains($0) } ?? false
  }

  private func isAvoided(_ address: WebAddress) -> Bool {
    if matches(source.avoid, address) { return true }
    var counts: [Substring: Int] = [:]
    for part in address.path.split(separator: "/").dropLast() {
      counts[part, default: 0] += 1
      if counts[part, default: 0] > Self.mostRepetitions { return true }
    }
    return false
  }

  private func matches(_ patterns: [PathPattern], _ address: WebAddress) -> Bool {
    patterns.contains { $0.matches(address) }
  }
}
