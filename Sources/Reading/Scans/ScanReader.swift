import Grids
import PageModel

/// Reads pages that are images: structure first, then the text of each cell.
public struct ScanReader: ~Copyable {
  private let lines: LineReader
  private let outside: OutsideRecognizer?
  /// Pictures that were read and have no text.
  let textless = KnownPictures()

  /// `languages` as Tesseract names them; `outside` is asked where it is not sure.
  ///
  /// `dataFolder` holds their trained data, nil for the installed ones. Throws `languageUnavailable`.
  public init(
    languages: String = "chi_sim+eng", dataFolder: String? = nil,
    outside: OutsideRecognizer? = nil
  ) throws(ScanError) {
    self.outside = outside
    lines = try LineReader(languages: languages, folder: dataFolder)
  }

  /// The page as printed: upright and straight, in points, with rulings and words.
  func page(_ scan: PageScan, number: Int) -> Page {
    lines.forget()
    var (gray, seals) = SealRemoval(dotsPerInch: scan.dotsPerInch).gray(of: scan.raster)
    let (isBilevel, isInked) = (gray.isBilevel, gray.isInked)
    if isInked, InvertedPrint(dotsPerInch: scan.dotsPerInch).isFound(in: gray) {
      gray = gray.inverted
    }
    gray = ScannerBorder(dotsPerInch: scan.dotsPerInch).taken(off: gray)
    var sheet = PaperNormalization(dotsPerInch: scan.dotsPerInch).normalized(gray)
    sheet = DarkGround(dotsPerInch: scan.dotsPerInch).exchanged(sheet)
    sheet = TintedGround(dotsPerInch: scan.dotsPerInch).whitened(sheet)
    let image = ScannedSheet(
      page: sheet, dotsPerInch: scan.dotsPerInch, isBilevel: isBilevel)
    let upright = upright(image)
    let placement = scan.placement.turned(
      quarters: upright.quarters, width: scan.pageWidth, height: scan.pageHeight)
    let isTurned = upright.quarters % 2 == 1
    var page = Page(
      number: number, width: isTurned ? scan.pageHeight : scan.pageWidth,
      height: isTurned ? scan.pageWidth : scan.pageHeight,
      rotation: (4 - upright.quarters) % 4 * 90, skew: upright.skew, text: .ocr, styles: [],
      rulings: upright.straight.rulingsInPoints)
    read(upright.regions, of: upright.straight, into: &page)
    page.fit(upright.straight.sizeInPoints, into: placement)
    page.images = [
      PlacedImage(
        box: placement, pixelWidth: scan.raster.width, pixelHeight: scan.raster.height)
    ]
    page.judgeRecognition(seals: seals.count)
    if page.text == .none, isInked || !page.rulings.isEmpty {
      page.flags.append(Flag(.noText, "The page is a picture in which no text was found."))
      page.confidence = 0
    }
    if let failure = outside?.failure {
      page.flags.append(
        Flag(.recognizerFailed, "The outside recogniser was not heard on this page: \(failure)."))
    }
    return page
  }

  /// The page turned so that its lines can be read, and set straight.
  private func upright(_ image: ScannedSheet) -> UprightSheet {
    let (first, probe) = probed(image, quarters: 0)
    // A page on its side may have nothing that looks like a line.
    if probe.isSure || first.regions.isEmpty { return first }
    var turned: (sheet: UprightSheet, quality: Double)?
    for quarters in probe.isFull ? [2, 1, 3] : [1, 3, 2] {
      let (sheet, probe) = probed(image, quarters: quarters)
      if probe.isSure { return sheet }
      if probe.quality > turned?.quality ?? 0 { turned = (sheet, probe.quality) }
    }
    // What stands is told from noise by a margin.
    guard let turned, turned.quality > max(probe.quality + 0.05, 0.5) else { return first }
    return turned.sheet
  }

  private func probed(
    _ image: ScannedSheet, quarters: Int
  ) -> (sheet: UprightSheet, probe: ScanOrientation.Probe) {
    var sheet = UprightSheet(image, quarters: quarters)
    let probe = ScanOrientation.probe(sheet.straight, sheet.regions, by: lines)
    sheet.straight.glimpses = probe.glimpses
    return (sheet, probe)
  }

  private func read(_ regions: [TextRegion], of straight: StraightPage, into page: inout Page) {
    let finder = TextLineFinder(characterHeight: straight.characterHeight)
    let contact = RulingContact(on: straight)
    for region in regions {
      for line in finder.lines(of: region.components, partsColumns: !region.isCell) {
        let reading = contact.doubted(reading(of: line, on: straight), of: line.frame)
        let columns = CharacterCutter(line.frame, on: straight).cut(reading)
        let recognized = RecognizedLine(
          reading: reading, frame: line.frame, pointsPerSample: 72 / straight.dotsPerInch,
          pictures: columns.pictures,
          markDoubts: MarkEvidence(line, on: straight).doubts(of: reading, at: columns.places))
        page.words += recognized.words(inStyle: Self.style(of: recognized.height, in: &page.styles))
      }
    }
  }

  /// The line as our recogniser reads it; where it is not sure, with the other's opinion.
  private func reading(of line: TextLine, on straight: StraightPage) -> LineReading {
    let reading = lines.reading(of: line, on: straight)
    guard let outside, SecondOpinion.isWanted(for: reading) else { return reading }
    // As much paper around the line as recognisers are used to.
    let margin = Int(straight.characterHeight / 6) + 1
    let frame = PixelFrame(
      left: line.frame.left - margin, top: line.frame.top - margin,
      right: line.frame.right + margin, bottom: line.frame.bottom + margin
    ).clamped(width: straight.text.width, height: straight.text.height)
    guard let other = outside.reading(of: straight.text.cropped(to: frame)) else { return reading }
    return SecondOpinion.decided(reading, against: other, frame: line.frame)
  }

  /// The place of a style of that size, added where there is none yet.
  private static func style(of height: Double, in styles: inout [TextStyle]) -> Int {
    let size = (height * 2).rounded() / 2
    if let known = styles.firstIndex(where: { $0.size == size }) { return known }
    styles.append(TextStyle(size: size, isRecognized: true))
    return styles.count - 1
  }
}

extension Page {
  /// Sets all that was found on a picture of that size in points into the box, which may be a little higher or wider:
  /// samples are only nearly square.
  fileprivate mutating func fit(_ size: (width: Double, height: Double), into box: Box) {
    let (across, down) = (box.width / size.width, box.height / size.height)
    func x(_ x: Double) -> Double { box.left + x * across }
    func y(_ y: Double) -> Double { box.top + y * down }
    for index in rulings.indices {
      let ruling = rulings[index]
      let isRow = ruling.axis == .horizontal
      rulings[index].position = isRow ? y(ruling.position) : x(ruling.position)
      rulings[index].start = isRow ? x(ruling.start) : y(ruling.start)
      rulings[index].end = isRow ? x(ruling.end) : y(ruling.end)
    }
    for word in words.indices {
      for glyph in words[word].glyphs.indices {
        let box = words[word].glyphs[glyph].box
        words[word].glyphs[glyph].box = Box(
          left: x(box.left), top: y(box.top), right: x(box.right), bottom: y(box.bottom))
      }
    }
  }

  /// Sums up how surely the page was read, and says what was taken off it.
  fileprivate mutating func judgeRecognition(seals: Int) {
    let confidences = words.flatMap(\.glyphs).map(\.confidence)
    confidence = confidences.isEmpty ? 1 : confidences.reduce(0, +) / Double(confidences.count)
    if styles.isEmpty { styles = [TextStyle(size: 10.5)] }
    if seals > 0 {
      flags.append(
        Flag(.sealRemoved, "\(seals) coloured seal\(seals == 1 ? " was" : "s were") taken off."))
    }
    if confidence < 0.75 {
      flags.append(Flag(.lowOCRConfidence, "Much of the page could be read only with doubt."))
    }
    if confidences.isEmpty { text = .none }
  }
}

extension Box {
  /// The box on a page of that size in points, turned clockwise by quarters.
  fileprivate func turned(quarters: Int, width: Double, height: Double) -> Box {
    switch quarters {
    case 1: Box(left: height - bottom, top: left, right: height - top, bottom: right)
    case 2:
      Box(left: width - right, top: height - bottom, right: width - left, bottom: height - top)
    case 3: Box(left: top, top: width - right, right: bottom, bottom: width - left)
    default: self
    }
  }
}
