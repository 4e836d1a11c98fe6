import PageModel

/// The links of a page of HTML or of a sitemap, in document order.
///
/// Throws `unknownFormat`, `unknownEncoding` or `damaged` where there is no markup to be read.
public func markupLinks(in bytes: [UInt8]) throws(ReadingError) -> MarkupLinks {
  let text = try utf8(from: bytes, declared: TextMediaType.declaredEncoding(in: bytes))
  let document = try MarkupDocument(utf8: text)
  var finder = LinkFinder()
  document.walk(&finder)
  return finder.found
}

/// Gathers links while a markup document is walked.
struct LinkFinder: MarkupVisitor {
  private(set) var found = MarkupLinks()
  /// The link whose words are being read.
  private var open: Int?
  private var isInScript = false
  private var location: String?

  /// More links than a person could put on a page come from a trap.
  private static let most = 20_000
  /// In characters.
  private static let longestText = 300

  mutating func enter(_ node: MarkupNode) -> Bool {
    if let text = node.text {
      add(text)
      return false
    }
    switch node.name {
    case "a", "area": begin(node, attribute: "href")
    case "iframe", "frame": begin(node, attribute: "src")
    case "base": found.base = found.base ?? node.attribute("href")
    case "meta": refresh(node)
    case "link" where node.attribute("rel")?.lowercased() == "next":
      begin(node, attribute: "href")
      open = nil
    case "img":
      if let open, found.links[open].text.isEmpty { add(node.attribute("alt") ?? "") }
    case "loc": location = ""
    case "script": isInScript = true
    case "style": return false
    default: break
    }
    return true
  }

  mutating func leave(_ node: MarkupNode) {
    switch node.name {
    case "a", "area", "iframe", "frame": endLink(node)
    case "loc":
      if let place = location?.joiningBlanks, !place.isEmpty, found.locations.count < Self.most * 5
      {
        found.locations.append(place)
      }
      location = nil
    case "script": isInScript = false
    default: break
    }
  }

  private mutating func begin(_ node: MarkupNode, attribute: String) {
    guard let target = node.attribute(attribute), !target.isEmpty, found.links.count < Self.most
    else { return }
    found.links.append(MarkupLinks.Link(target: target, text: ""))
    open = found.links.count - 1
  }

  private mutating func add(_ text: String) {
    if location != nil {
      location?.append(text)
    } else if isInScript {
      addListPages(of: text)
    } else if let open, found.links[open].text.count < Self.longestText {
      found.links[open].text += text
    }
  }

  private mutating func endLink(_ node: MarkupNode) {
    guard let open else { return }
    let text = found.links[open].text.joiningBlanks
    let whole = text.isEmpty ? (node.attribute("title") ?? "").joiningBlanks : text
    found.links[open].text = String(whole.prefix(Self.longestText))
    self.open = nil
  }

  /// A page that sends its reader on: "5; url=other.html".
  private mutating func refresh(_ node: MarkupNode) {
    guard node.attribute("http-equiv")?.lowercased() == "refresh",
      let content = node.attribute("content"), found.links.count < Self.most,
      let mark = content.lowercased().firstRange(of: "url=")
    else { return }
    let target = content.dropFirst(
      content.lowercased().distance(from: content.lowercased().startIndex, to: mark.upperBound)
    ).filter { $0 != "'" && $0 != "\"" }
    if !target.isEmpty { found.links.append(.init(target: String(target), text: "")) }
  }

  /// The further pages of a list whose links a script makes, in the way most Chinese government
  /// sites do: createPageHTML(count, current, "index", "html").
  private mutating func addListPages(of script: String) {
    guard let call = script.firstRange(of: "createPageHTML(") else { return }
    let arguments = script[call.upperBound...].prefix { $0 != ")" }.split(separator: ",").map {
      $0.filter { !" \t\r\n'\"".contains($0) }
    }
    guard arguments.count >= 4, let count = Int(arguments[0]), (2...2_000).contains(count),
      !arguments[2].isEmpty, arguments[2].count < 200, arguments[3].count < 20
    else { return }
    for number in 1..<count where found.links.count < Self.most {
      found.links.append(
        .init(target: "\(arguments[2])_\(number).\(arguments[3])", text: "\(number + 1)"))
    }
  }
}
