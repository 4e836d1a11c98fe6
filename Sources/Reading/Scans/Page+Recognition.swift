import PageModel

extension Page {
  /// Marks the page as one of which a part may be missing; decoders fill in what is lost with grey.
  mutating func flagDamagedPicture() {
    flags.append(
      Flag(.pageUnreadable, "The picture on page \(number) is damaged; parts of it may be missing.")
    )
  }

  /// Whether the file's own text of the page cannot be believed or is not there.
  public var needsRecognition: Bool {
    text == .ocr || flags.contains { $0.code == .noText || $0.code == .mojibake }
  }

  /// Whether it shows pictures that are large and fine enough for text.
  public var hasPictures: Bool { !images.isEmpty && !PictureRegion.all(on: self).isEmpty }

  /// Whether the file has text of the page that is to stay whatever its pictures show.
  public var hasTrustedPrint: Bool {
    text == .embedded && !flags.contains { $0.code == .mojibake } && !printed.isEmpty
  }

  /// What was read from the page's picture, or what the file has of it where that is better.
  func replaced(by recognized: Page) -> Page {
    if text == .ocr, isBetter(than: recognized) { return self }
    var page = recognized
    page.taggedTables = taggedTables
    page.flags += flags.filter { $0.code != .noText && $0.code != .mojibake }
    return page
  }

  /// What a layer whose recogniser is not known is worth, as a confidence of its characters.
  ///
  /// Judgement: layers found in published scans have an error in every fifth to twentieth character.
  private static let unknownRecognizer = 0.8

  /// Whether another program's layer says more of the page, and more surely, than our own reading.
  private func isBetter(than recognized: Page) -> Bool {
    guard !flags.contains(where: { $0.code == .mojibake }) else { return false }
    let (theirs, ours) = (characterCount, recognized.characterCount)
    guard theirs > 0, ours > 0 else { return theirs > 0 }
    // Many more characters than the picture shows are noise, many fewer an incomplete reading.
    let agreement = min(Double(theirs) / Double(ours), Double(ours) / Double(theirs))
    return Self.unknownRecognizer * min(1, agreement * 1.1) > recognized.confidence
  }

  private var characterCount: Int { words.reduce(0) { $0 + $1.glyphs.count } }
}
