import PageModel

/// What a picture on a page shows besides the page's own text.
struct PictureReading {
  let region: PictureRegion
  /// What was recognised; upright and straight, which the page itself need not be.
  let page: Page

  /// What becomes of a reading.
  enum Worth: Hashable {
    /// Its words are the page's.
    case words
    /// There may be text in it that is not to be had.
    case doubt
    /// No text was seen, or shapes that are no text.
    case nothing
  }

  /// Of 60 scans of six kinds the worst had .973 of confidence, of 22 charts and photographs the best .951.
  private static let readable = 0.96
  /// From here on there may be text; charts with labels have so much.
  private static let textLike = 0.75
  /// Fewer characters than this may be anything.
  private static let fewCharacters = 8

  var characterCount: Int { page.words.reduce(0) { $0 + $1.glyphs.count } }

  /// `print` is the page's own text, in characters.
  func worth(on page: Page, besides print: Int) -> Worth {
    guard characterCount > 1 else { return .nothing }
    let confidence = self.page.confidence
    if confidence >= Self.readable { return .words }
    guard characterCount >= Self.fewCharacters, confidence >= Self.textLike else { return .nothing }
    // A scan is read as well as it can be, with what print there is.
    return fills(page) && characterCount > print ? .words : .doubt
  }

  /// Whether it covers so much of the page that the page is a picture.
  func fills(_ page: Page) -> Bool { region.share(of: page) > TextTrust.mostlyImage }

  /// Whether it stands on the page as the page's own text does.
  var isUpright: Bool { page.rotation == 0 }

  /// Whether nothing was undone to read it.
  var isStraight: Bool { isUpright && page.skew == 0 }
}

extension Page {
  /// The page with what its pictures show; what it has of its own stays.
  func completed(by readings: [PictureReading]) -> Page {
    let print = printed.reduce(0) { $0 + $1.glyphs.count }
    let worths = readings.map { $0.worth(on: self, besides: print) }
    let readable = zip(readings, worths).filter { $1 == .words }.map(\.0)
    // A page that is a scan with little print of its own is set upright with the scan.
    let sheet = readable.first { reading in
      !reading.isStraight && reading.fills(self) && reading.characterCount > print
    }
    let joined = readable.filter { $0.isUpright || $0.region == sheet?.region }
    var page = joined.isEmpty ? self : mixed(with: joined, lyingOn: sheet)
    for flag in joined.flatMap(\.page.flags)
    where flag.code != .noText && !page.flags.contains(flag) {
      page.flags.append(flag)
    }
    if joined.count < readable.count || worths.contains(.doubt),
      !page.flags.contains(where: { $0.code == .noText })
    {
      page.flags.append(
        Flag(.noText, "A picture on the page shows text that could not be read surely."))
    }
    return page
  }

  private func mixed(with readings: [PictureReading], lyingOn sheet: PictureReading?) -> Page {
    var page = sheet?.page ?? self
    page.number = number
    page.text = .mixed
    page.taggedTables = taggedTables
    page.flags = flags.filter { $0.code != .noText }
    // Print is sure; what was recognised beside it is judged by its own.
    let count = readings.reduce(0) { $0 + $1.characterCount }
    page.confidence =
      readings.reduce(0) { $0 + $1.page.confidence * Double($1.characterCount) }
      / Double(max(1, count))
    guard let sheet else {
      page.rotation = 0
      page.words = Self.printed(printed, besidesLayerOver: readings.flatMap(\.page.words))
      let read = readings.flatMap(\.region.images)
      page.images = read + images.filter { !read.contains($0) }
      for reading in readings { page.add(reading) }
      return page
    }
    let map = SheetMap(of: page)
    page.add(
      Self.printed(printed.map { map.word($0) }, besidesLayerOver: sheet.page.words), styles: styles
    )
    for reading in readings where reading.region != sheet.region {
      page.add(reading.page.words.map { map.word($0) }, styles: reading.page.styles)
    }
    return page
  }

  /// The words without those of a text layer that lies over a picture in the paper's colour or too small to be seen: most
  /// of what such a file has stands where the picture shows words.
  private static func printed(_ words: [Word], besidesLayerOver recognized: [Word]) -> [Word] {
    let shown = recognized.map(\.box)
    let isCovered = words.map { word in
      let box = word.box
      return shown.contains {
        abs(box.midX - $0.midX) * 2 <= $0.right - $0.left
          && abs(box.midY - $0.midY) * 2 <= $0.bottom - $0.top + layerOffset
      }
    }
    guard isCovered.count(where: { $0 }) * 2 > words.count else { return words }
    return zip(words, isCovered).filter { !$1 }.map(\.0)
  }

  /// How far above and below a picture's word a layer's word may stand, together, in points.
  private static let layerOffset = 4.0

  /// Adds what was read; lines count by whose text stands among them.
  private mutating func add(_ reading: PictureReading) {
    let area = reading.region.box
    func isInside(_ ruling: Ruling) -> Bool {
      let middle = (ruling.start + ruling.end) / 2
      return ruling.axis == .horizontal
        ? area.contains(x: middle, y: ruling.position)
        : area.contains(x: ruling.position, y: middle)
    }
    let own = words.reduce(0) { count, word in
      let box = word.box
      return area.contains(x: box.midX, y: box.midY) ? count + word.glyphs.count : count
    }
    if own < reading.characterCount || !rulings.contains(where: isInside) {
      // The lines that are drawn over the picture were traced with it.
      rulings.removeAll(where: isInside)
      rulings += reading.page.rulings
    }
    add(reading.page.words, styles: reading.page.styles)
  }

  private mutating func add(_ others: [Word], styles: [TextStyle]) {
    let offset = self.styles.count
    self.styles += styles
    words += others.map { word in
      var word = word
      for index in word.glyphs.indices { word.glyphs[index].style += offset }
      return word
    }
  }

  /// The words that can be seen.
  var printed: [Word] {
    words.filter { word in
      word.glyphs.contains { styles.indices.contains($0.style) && styles[$0.style].isVisible }
    }
  }
}

extension SheetMap {
  /// A word of the sheet where it stands on the page that was set upright and straight.
  fileprivate func word(_ word: Word) -> Word {
    var word = word
    for index in word.glyphs.indices {
      word.glyphs[index].box = upright(word.glyphs[index].box)
    }
    return word
  }
}
