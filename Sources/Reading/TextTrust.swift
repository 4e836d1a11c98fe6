import PageModel

/// Judges whether a page's text says what the page shows.
package struct TextTrust {
  package private(set) var source = Page.TextSource.embedded
  package private(set) var confidence = 1.0
  package private(set) var flags: [Flag] = []

  /// An image that covers this share of the page makes it a picture with little text on it.
  static let mostlyImage = 0.6
  /// Fewer visible glyphs than this do not make a page of text.
  private static let fewGlyphs = 40
  /// So many filled outlines without text are letters drawn as shapes.
  private static let manyOutlines = 60

  package init(glyphs: [Glyph], styles: [TextStyle], marks: PageMarks, pageArea: Double) {
    let printed = glyphs.filter { !$0.scalar.isBlank }
    let visible = printed.filter { styles[$0.style].isVisible }
    let imageArea = marks.images.map { $0.box.width * $0.box.height }.max() ?? 0
    let isPicture = imageArea > pageArea * Self.mostlyImage
    if printed.isEmpty {
      judgeTextless(hasImages: imageArea > pageArea * 0.05, marks)
    } else if visible.isEmpty {
      confidence = 0.5
      judgeInvisible(isOverPicture: imageArea > pageArea * 0.05)
    } else if isPicture, visible.count < Self.fewGlyphs {
      confidence = 0.5
      flags = [Flag(.noText, "Most of the page is a picture whose text is not in the file.")]
    }
    if !printed.isEmpty { judgeScalars(visible.isEmpty ? printed : visible) }
  }

  private mutating func judgeTextless(hasImages: Bool, _ marks: PageMarks) {
    source = .none
    guard hasImages || marks.outlineCount >= Self.manyOutlines else { return }
    confidence = 0
    flags = [
      hasImages
        ? Flag(.noText, "The page is a picture without text.")
        : Flag(.noText, "The page's letters are drawn as shapes, without text.")
    ]
  }

  /// The hidden text over a scan is some other program's reading of it; elsewhere it is a ghost.
  private mutating func judgeInvisible(isOverPicture: Bool) {
    source = isOverPicture ? .ocr : .embedded
    flags = [
      isOverPicture
        ? Flag(.lowOCRConfidence, "All text is an invisible layer over the picture.")
        : Flag(.mojibake, "None of the page's text can be seen.")
    ]
  }

  private mutating func judgeScalars(_ glyphs: [Glyph]) {
    var census = ScalarCensus()
    for glyph in glyphs { census.count(glyph.scalar) }
    guard let complaint = census.complaint else { return }
    confidence = min(confidence, complaint.confidence)
    flags.append(Flag(.mojibake, complaint.message))
  }
}
