extension WebAddress {
  /// Reads an absolute http or https address; nil for all else.
  public init?(_ text: String) { self.init(text, base: nil) }

  /// Reads a link as browsers do: relative to `base`, blanks around and line ends inside dropped.
  public init?(_ link: String, base: WebAddress?) {
    let text = Self.cleaned(link)
    guard text.utf8.count <= Self.longest else { return nil }
    let withoutFragment = text.prefix { $0 != "#" }
    if let (scheme, rest) = Self.scheme(of: withoutFragment) {
      guard let scheme = Scheme(rawValue: scheme) else { return nil }
      self.init(scheme: scheme, afterScheme: Self.withSlashes(rest), base: base)
    } else if let base {
      self.init(relative: Self.withSlashes(withoutFragment), base: base)
    } else {
      return nil
    }
  }

  private init?(scheme: Scheme, afterScheme rest: Substring, base: WebAddress?) {
    if rest.hasPrefix("//") {
      self.init(scheme: scheme, authorityAndPath: rest.dropFirst(2))
    } else if let base, base.scheme == scheme {
      self.init(relative: rest, base: base)
    } else {
      return nil
    }
  }

  private init?(relative link: Substring, base: WebAddress) {
    if link.hasPrefix("//") {
      self.init(scheme: base.scheme, authorityAndPath: link.dropFirst(2))
      return
    }
    let (path, query) = Self.split(link)
    var whole = Substring(base.path)
    if path.hasPrefix("/") {
      whole = path
    } else if !path.isEmpty {
      whole = base.path[...(base.path.lastIndex(of: "/") ?? base.path.startIndex)] + path
    }
    self.init(
      scheme: base.scheme, host: base.host, port: base.port, rawPath: whole,
      rawQuery: path.isEmpty && query == nil ? base.query.map { Substring($0) } : query)
  }

  private init?(scheme: Scheme, authorityAndPath rest: Substring) {
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let (path, query) = Self.split(rest[authority.endIndex...])
    let hostAndPort =
      authority.lastIndex(of: "@").map {
        authority[authority.index(after: $0)...]
      } ?? authority
    var (host, port) = (hostAndPort, scheme.defaultPort)
    if let colon = hostAndPort.lastIndex(of: ":"), !hostAndPort[colon...].contains("]") {
      let digits = hostAndPort[hostAndPort.index(after: colon)...]
      host = hostAndPort[..<colon]
      if !digits.isEmpty {
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
          (1...65_535).contains(number)
        else { return nil }
        port = number
      }
    }
    guard let name = HostName.normal(host) else { return nil }
    self.init(scheme: scheme, host: name, port: port, rawPath: path, rawQuery: query)
  }

  private init(
    scheme: Scheme, host: String, port: Int, rawPath: Substring, rawQuery: Substring?
  ) {
    let path = Self.withoutDotSegments(Self.encoded(rawPath, query: false))
    let query = rawQuery.flatMap { Self.withoutSession(Self.encoded($0, query: true)) }
    self.init(scheme: scheme, host: host, port: port, path: path, query: query)
  }

  private static func cleaned(_ link: String) -> String {
    var scalars = link.unicodeScalars.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }[...]
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 || scalar == "\u{3000}" }
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The scheme in lower case and what follows its colon.
  private static func scheme(of text: Substring) -> (String, Substring)? {
    guard let colon = text.firstIndex(of: ":"), let first = text.utf8.first else { return nil }
    let name = text[..<colon]
    let isLetter = (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A
    guard isLetter,
      name.utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2B
          || byte == 0x2D || byte == 0x2E
      })
    else { return nil }
    return (name.lowercased(), text[text.index(after: colon)...])
  }

  /// Backslashes before the query read as slashes, as browsers take them.
  private static func withSlashes(_ text: Substring) -> Substring {
    let end = text.firstIndex(of: "?") ?? text.endIndex
    guard text[..<end].contains("\\") else { return text }
    return Substring(text[..<end].map { $0 == "\\" ? "/" : $0 }) + text[end...]
  }

  private static func split(_ text: Substring) -> (path: Substring, query: Substring?) {
    guard let mark = text.firstIndex(of: "?") else { return (text, nil) }
    return (text[..<mark], text[text.index(after: mark)...])
  }
}
