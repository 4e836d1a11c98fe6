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

  /// What the file has of the page, put right and completed by what was read from its picture.
  func completed(by recognized: Page) -> Page {
    if text == .ocr, isBetter(than: recognized) { return self }
    var page = recognized
    page.taggedTables = taggedTables
    page.flags += flags.filter { $0.code != .noText && $0.code != .mojibake }
    guard text == .embedded, !flags.contains(where: { $0.code == .mojibake }),
      recognized.rotation == 0
    else { return page }
    page.keep(printed, from: self)
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

  /// The words that can be seen.
  private var printed: [Word] {
    words.filter { word in
      word.glyphs.contains { styles.indices.contains($0.style) && styles[$0.style].isVisible }
    }
  }

  /// Adds the file's own words, each instead of what was recognised in its place.
  private mutating func keep(_ printed: [Word], from embedded: Page) {
    guard !printed.isEmpty else { return }
    let boxes = printed.map(\.box)
    words.removeAll { word in
      let box = word.box
      return boxes.contains { $0.contains(x: box.midX, y: box.midY) }
    }
    let offset = styles.count
    styles += embedded.styles
    words += printed.map { word in
      var word = word
      for index in word.glyphs.indices { word.glyphs[index].style += offset }
      return word
    }
    if embedded.rulings.count > rulings.count { rulings = embedded.rulings }
    text = .mixed
  }
}
