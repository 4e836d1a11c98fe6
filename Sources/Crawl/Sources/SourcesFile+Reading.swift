import PageModel

extension SourcesFile {
  /// What a program says of itself unless the file has words of its own.
  public static let defaultUserAgent = "gongkai/\(Release.version)"

  /// Reads the text of a sources file; `file` is what errors call it.
  public static func sources(
    from text: String, file: String
  ) throws(SourcesError) -> SourcesFile {
    let root = try SourcesNode.root(of: text, file: file)
    try root.allow(["user_agent", "sources"], what: "A sources file")
    guard let list = root.child("sources"), case .sequence(let items) = list.node, !items.isEmpty
    else {
      throw (root.child("sources") ?? root).error(
        "“sources” must be a list of entries that begin with “- name: …”.")
    }
    let agent = try root.text("user_agent") ?? defaultUserAgent
    guard agent.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
      throw (root.child("user_agent") ?? root).error(
        "“user_agent” goes into a header and must be plain ASCII text.")
    }
    var sources: [Source] = []
    for item in items {
      let node = SourcesNode(node: item, file: file)
      let source = try SourceReader(node).source()
      guard !sources.contains(where: { $0.name == source.name }) else {
        throw node.error("There are two sources named “\(source.name)”; give each its own name.")
      }
      sources.append(source)
    }
    return SourcesFile(userAgent: agent, sources: sources)
  }
}

/// Reads one entry of a sources file.
struct SourceReader {
  private let node: SourcesNode

  init(_ node: SourcesNode) { self.node = node }

  private static let keys: Set<String> = [
    "name", "start", "hosts", "file_hosts", "follow", "avoid", "files", "page_documents", "kinds",
    "depth", "list_pages", "sitemaps", "rate", "hours", "headers", "limits", "revisit",
    "allow_addresses",
  ]

  func source() throws(SourcesError) -> Source {
    try node.allow(Self.keys, what: "A source")
    guard let name = try node.text("name") else {
      throw node.error("A source needs “name”; add a line “name: …”.")
    }
    let start = try addresses("start") ?? []
    guard !start.isEmpty else {
      throw node.error("The source “\(name)” needs “start”; give the address of a page.")
    }
    let own = start.compactMap { HostPattern($0.hostAndPort) }
    return Source(
      name: name, start: start, hosts: try hosts("hosts") ?? own,
      fileHosts: try hosts("file_hosts") ?? [], follow: try patterns("follow") ?? [.everything],
      avoid: try patterns("avoid") ?? [], files: try patterns("files") ?? [.everything],
      pageDocuments: try patterns("page_documents") ?? [],
      kinds: try kinds() ?? [.pdf, .word, .excel, .ofd, .zip],
      depth: try node.whole("depth", 0...50) ?? 5,
      listPages: try node.whole("list_pages", 0...10_000) ?? 200,
      sitemaps: try addresses("sitemaps") ?? [], pace: try pace(), hours: try hours(),
      headers: try headers(), limits: try limits(), revisit: try revisit(),
      allowedAddresses: try allowedAddresses())
  }

  private func addresses(_ key: String) throws(SourcesError) -> [WebAddress]? {
    try node.values(
      key, { WebAddress($0) },
      otherwise: { "“\($0)” is no web address; begin it with http:// or https://." })
  }

  private func allowedAddresses() throws(SourcesError) -> [IPRange] {
    try node.values(
      "allow_addresses", { IPRange($0) },
      otherwise: { "“\($0)” is no address; write one such as 127.0.0.1 or 10.0.0.0/8." }) ?? []
  }

  private func hosts(_ key: String) throws(SourcesError) -> [HostPattern]? {
    try node.values(
      key, { HostPattern($0) },
      otherwise: {
        "“\($0)” is no host; write one such as www.example.org, without http:// and path."
      })
  }

  private func patterns(_ key: String) throws(SourcesError) -> [PathPattern]? {
    try node.values(
      key, { $0.hasPrefix("/") || $0.hasPrefix("*") ? PathPattern($0) : nil },
      otherwise: {
        "“\($0)” is no path pattern; begin it with / or **, such as /zwgk/** or **.pdf."
      })
  }

  private func kinds() throws(SourcesError) -> Set<DocumentKind>? {
    let names = DocumentKind.allCases.map(\.rawValue).joined(separator: ", ")
    let kinds = try node.values(
      "kinds", { DocumentKind(rawValue: $0) },
      otherwise: { "There is no kind “\($0)”; use \(names)." })
    return kinds.map { Set($0) }
  }

  private func pace() throws(SourcesError) -> Source.Pace {
    var pace = Source.Pace()
    guard let rate = node.child("rate") else { return pace }
    try rate.allow(["requests_per_second", "concurrency"], what: "“rate”")
    if let number = try rate.number("requests_per_second", 0.001...1_000) {
      pace.requestsPerSecond = number
    }
    if let number = try rate.whole("concurrency", 1...16) { pace.concurrency = number }
    return pace
  }

  private func revisit() throws(SourcesError) -> Source.Revisit {
    var revisit = Source.Revisit()
    guard let entry = node.child("revisit") else { return revisit }
    try entry.allow(["longest_days"], what: "“revisit”")
    if let days = try entry.number("longest_days", 0...365) { revisit.longestDays = days }
    return revisit
  }

  private func hours() throws(SourcesError) -> [TimeWindow] {
    try node.values(
      "hours", { TimeWindow($0) },
      otherwise: {
        "“\($0)” is no time window; write one such as 22:00-06:00 or 22:00-06:00+08:00."
      }) ?? []
  }

  private func limits() throws(SourcesError) -> Source.Limits {
    var limits = Source.Limits()
    guard let entry = node.child("limits") else { return limits }
    try entry.allow(
      [
        "page_mb", "file_mb", "seconds", "stall_seconds", "requests", "queries_per_path",
        "attempts", "back_off_seconds", "patience_seconds",
      ], what: "“limits”")
    if let size = try entry.number("page_mb", 0.001...1_000) {
      limits.pageBytes = Int(size * 1_048_576)
    }
    if let size = try entry.number("file_mb", 0.001...4_000) {
      limits.fileBytes = Int(size * 1_048_576)
    }
    if let time = try entry.whole("seconds", 1...86_400) { limits.seconds = time }
    if let time = try entry.whole("stall_seconds", 1...3_600) { limits.stallSeconds = time }
    if let count = try entry.whole("requests", 1...10_000_000) { limits.requests = count }
    if let count = try entry.whole("queries_per_path", 1...1_000_000) {
      limits.queriesPerPath = count
    }
    if let count = try entry.whole("attempts", 1...20) { limits.attempts = count }
    if let time = try entry.number("back_off_seconds", 0.01...3_600) {
      limits.backOffSeconds = time
    }
    if let time = try entry.number("patience_seconds", 0...86_400) {
      limits.patienceSeconds = time
    }
    return limits
  }

  private func headers() throws(SourcesError) -> [Source.Header] {
    guard let entry = node.child("headers") else { return [] }
    guard case .mapping(let mapping) = entry.node else {
      throw entry.error("“headers” must be written as “Name: value” lines.")
    }
    var headers: [Source.Header] = []
    for (name, value) in mapping {
      let place = SourcesNode(node: name, file: node.file)
      guard let name = name.scalar?.string, let value = value.scalar?.string,
        Self.isToken(name), value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
      else { throw place.error("A header needs a plain name and a plain ASCII value.") }
      guard !Self.ownHeaders.contains(name.lowercased()) else {
        throw place.error("The header “\(name)” is set by the program; leave it out.")
      }
      headers.append(Source.Header(name: name, value: value))
    }
    return headers
  }

  private static let ownHeaders: Set<String> = [
    "host", "connection", "content-length", "transfer-encoding", "user-agent", "if-none-match",
    "if-modified-since", "accept-encoding", "range",
  ]

  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D
          || byte == 0x5F
      }
  }
}

extension PathPattern {
  static let everything = PathPattern("**")
}

extension TimeWindow {
  /// Reads "22:00-06:00" or, for a clock other than UTC, "22:00-06:00+08:00".
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 11 || bytes.count == 17, bytes[5] == UInt8(ascii: "-"),
      let begin = Self.minutes(bytes[0..<5]), let end = Self.minutes(bytes[6..<11])
    else { return nil }
    var offset = 0
    if bytes.count == 17 {
      guard let distance = Self.minutes(bytes[12..<17]) else { return nil }
      switch bytes[11] {
      case UInt8(ascii: "+"): offset = distance
      case UInt8(ascii: "-"): offset = -distance
      default: return nil
      }
    }
    self.init(begin: begin, end: end, offset: offset)
  }

  private static func minutes(_ bytes: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: ":")
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hours = Int(parts[0]),
      let minutes = Int(parts[1]), (0...24).contains(hours), (0..<60).contains(minutes)
    else { return nil }
    return hours * 60 + minutes
  }
}
