/// The links of a markup page or a sitemap, as written there.
public struct MarkupLinks: Hashable, Sendable {
  public struct Link: Hashable, Sendable {
    /// As the page writes it: relative, absolute or nonsense.
    public var target: String
    /// The words of the link with blanks joined; its title or its picture's where it has none.
    public var text: String

    public init(target: String, text: String) {
      self.target = target
      self.text = text
    }
  }

  /// What the page says its relative links are relative to.
  public var base: String?
  public var links: [Link]
  /// The addresses that a sitemap lists.
  public var locations: [String]

  public init(base: String? = nil, links: [Link] = [], locations: [String] = []) {
    self.base = base
    self.links = links
    self.locations = locations
  }
}

extension MarkupLinks: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(base)
    encoder.write(links)
    encoder.write(locations)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(
      base: try decoder.optionalText(), links: try decoder.values(),
      locations: try decoder.texts())
  }
}

extension MarkupLinks.Link: WireValue {
  public func write(to encoder: inout WireEncoder) {
    encoder.write(target)
    encoder.write(text)
  }

  public init(from decoder: inout WireDecoder) throws(WireError) {
    self.init(target: try decoder.text(), text: try decoder.text())
  }
}
