import Grids
import PageModel

/// Reads pages that are images: structure first, then the text of each cell.
public struct ScanReader: ~Copyable {
  let recognizer: TextRecognizer

  /// `languages` as Tesseract names them; `dataFolder` holds their trained data, nil for the installed ones.
  public init(
    languages: String = "chi_sim+eng", dataFolder: String? = nil
  ) throws(ScanError) {
    recognizer = try TextRecognizer(languages: languages, folder: dataFolder)
  }

  /// The page as printed: set straight, in points, with rulings and words.
  func page(_ scan: PageScan, number: Int) -> Page {
    let gray = scan.raster.gray
    let normalized = PaperNormalization(dotsPerInch: scan.dotsPerInch).normalized(gray)
    let skew = ScanDeskew.angle(of: normalized, dotsPerInch: scan.dotsPerInch)
    let straight = StraightPage(
      page: ScanDeskew.straightened(normalized, by: skew), dotsPerInch: scan.dotsPerInch,
      isBilevel: gray.isBilevel)
    let scale = 72 / scan.dotsPerInch
    var page = Page(
      number: number, width: Double(normalized.width) * scale,
      height: Double(normalized.height) * scale, skew: -skew, text: .ocr,
      styles: [], rulings: straight.rulingsInPoints)
    read(TextRegion.all(on: straight, rulings: page.rulings), of: straight, into: &page)
    return page
  }

  private func read(_ regions: [TextRegion], of straight: StraightPage, into page: inout Page) {
    recognizer.forget()
    let finder = TextLineFinder(characterHeight: straight.characterHeight)
    for region in regions {
      for frame in finder.lines(of: region.components, partsColumns: !region.isCell) {
        let height = max(Double(frame.height), straight.characterHeight * 0.9)
        let image = LineImage(
          page: straight.text, frame: frame, characterHeight: height,
          preparation: straight.preparation)
        let reading = recognizer.reading(of: image.raster, as: .rawLine)
        let line = RecognizedLine(
          reading: reading, image: image, pointsPerSample: 72 / straight.dotsPerInch)
        page.words += line.words(inStyle: Self.style(of: line.height, in: &page.styles))
      }
    }
  }

  /// The place of a style of that size, added where there is none yet.
  private static func style(of height: Double, in styles: inout [TextStyle]) -> Int {
    let size = (height * 2).rounded() / 2
    if let known = styles.firstIndex(where: { $0.size == size }) { return known }
    styles.append(TextStyle(size: size))
    return styles.count - 1
  }
}
