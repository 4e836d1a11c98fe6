import PageModel

/// The tables, raw as found, and the text around them of a text or markup input.
///
/// Throws `emptyFile`, `tooLarge`, `unknownFormat`, `unknownEncoding`, or `damaged` past the limits
/// on columns and cells. A text with no table is a layout of blocks.
public func textLayout(
  ofFileAt path: String, bytes: [UInt8]
) throws(ReadingError) -> Layout {
  try TextInput(bytes: bytes).layout()
}

/// What kind of text the bytes are, by their content; throws as `textLayout` does.
public func textMediaType(of bytes: [UInt8]) throws(ReadingError) -> TextMediaType {
  try TextInput(bytes: bytes).mediaType
}

/// A text or markup input, decoded.
struct TextInput {
  private let source: SourceText
  let mediaType: TextMediaType
  private let comma: CommaTextReader?

  init(bytes: [UInt8]) throws(ReadingError) {
    guard !bytes.isEmpty else { throw .emptyFile }
    guard bytes.count <= TextInputLimits.bytes else {
      throw .tooLarge(bytes: bytes.count, limit: TextInputLimits.bytes)
    }
    let utf8 = try utf8(from: bytes, declared: TextMediaType.declaredEncoding(in: bytes))
    let source = SourceText(utf8: utf8)
    self.source = source
    if TextMediaType.isMarkup(utf8) {
      (mediaType, comma) = (.html, nil)
      return
    }
    let hasTabs = utf8.contains(0x09)
    comma = hasTabs ? nil : CommaTextReader(source)
    if comma != nil {
      mediaType = .commaSeparated
    } else if source.lines.contains(where: { Self.isMarkdownRule($0, in: source) }) {
      mediaType = .markdown
    } else {
      let filled = source.lines.filter { !source.isBlank($0) }
      let isSheet = hasTabs && filled.allSatisfy { source.bytes[$0].contains(0x09) }
      mediaType = isSheet ? .tabSeparated : .plain
    }
  }

  func layout() throws(ReadingError) -> Layout {
    let parts: [TextPart]
    switch mediaType {
    case .html: parts = try markupParts()
    case .commaSeparated: parts = try comma?.parts() ?? []
    case .plain, .markdown, .tabSeparated: parts = try PlainTextReader(source: source).parts()
    }
    return TextPartLayout(parts: parts).layout
  }

  private func markupParts() throws(ReadingError) -> [TextPart] {
    let document = try MarkupDocument(utf8: source.bytes)
    var reader = MarkupReader()
    document.walk(&reader)
    guard !reader.isTooLarge else {
      throw .damaged("a table of more columns or cells than any real one has")
    }
    return reader.parts
  }

  private static func isMarkdownRule(_ line: Range<Int>, in source: SourceText) -> Bool {
    let bytes = source.bytes[source.trimmed(line)]
    return bytes.count > 2 && bytes.contains(UInt8(ascii: "-")) && bytes.contains(UInt8(ascii: "|"))
      && bytes.allSatisfy { $0 == 0x7C || $0 == 0x2D || $0 == 0x3A || $0 == 0x20 }
  }
}
