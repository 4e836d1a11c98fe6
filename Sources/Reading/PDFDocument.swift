import PageModel

/// An open PDF: poppler for its text, qpdf for its drawing; both read the same bytes in memory.
public struct PDFDocument: ~Copyable {
  /// The longest side of a page in points: 200 inches, the format's own old limit.
  public static let longestSide = 14_400.0

  public let path: String
  public let byteCount: Int
  public let pageCount: Int
  /// The title in the document's information; nil when there is none.
  public let title: String?
  // Declared before the bytes they point into: members are released in this order.
  private let poppler: PopplerFile
  private let qpdf: QPDFFile?
  private let bytes: FileBytes
  private let password: String?

  /// Opens the file; throws every error but those of single pages.
  public init(path: String, password: String? = nil) throws(ReadingError) {
    let bytes = try FileBytes(path: path)
    guard bytes.looksLikePDF else { throw .unknownFormat }
    let poppler = try PopplerFile(bytes: bytes.buffer, password: password)
    guard poppler.pageCount > 0 else { throw .noPages }
    self.path = path
    byteCount = bytes.buffer.count
    pageCount = poppler.pageCount
    title = poppler.title
    qpdf = QPDFFile.open(UnsafeRawBufferPointer(bytes.buffer), password: password)
    self.poppler = poppler
    self.bytes = bytes
    self.password = password
  }

  /// The document once more, to be changed; nil where qpdf cannot follow it.
  func editor() -> QPDFEditor? {
    QPDFEditor.open(UnsafeRawBufferPointer(bytes.buffer), password: password)
  }

  /// Reads a page, from 1; throws `noSuchPage`, `pageUnreadable`, `pageSizeAbsurd`.
  public func page(_ number: Int) throws(ReadingError) -> Page {
    let source = try loaded(number)
    let size = source.size
    let drawing = qpdf?.drawing(ofPageAt: number - 1)
    var page = PageAssembler(text: source.text(), drawing: drawing)
      .page(number, width: size.width, height: size.height)
    if drawing == nil {
      page.flags.append(Flag(.pageUnreadable, "The page's lines could not be read."))
      page.confidence = min(page.confidence, 0.5)
    }
    return page
  }

  /// A page, from 1, as a PNG file with the elements laid over it; throws as `page` does.
  public func picture(
    page number: Int, dotsPerInch: Double, overlay: [OverlayElement] = []
  ) throws(ReadingError) -> [UInt8] {
    let source = try loaded(number)
    let size = source.size
    guard
      let picture = PagePicture(
        width: size.width, height: size.height, dotsPerInch: dotsPerInch)
    else { throw .pageUnreadable(number, "its picture would be too large") }
    picture.draw(source)
    for element in overlay { picture.draw(element) }
    guard let png = picture.png() else {
      throw .pageUnreadable(number, "its picture could not be written")
    }
    return png
  }

  /// Whether a picture on a page, from 1, is cut short or disturbed, as far as can be told; `sound`
  /// is the number of one that is known not to be.
  package func hasDamagedPicture(_ number: Int, but sound: Int?) -> Bool {
    qpdf?.hasDamagedPicture(onPageAt: number - 1, but: sound) ?? false
  }

  /// Whether the pictures on a page, from 1, have one bit a sample.
  func hasOneBitPictures(_ number: Int) -> Bool {
    qpdf?.hasOneBitPictures(onPageAt: number - 1) ?? false
  }

  /// The only picture that a page, from 1, draws, where it can be had without drawing the page.
  package func soundPicture(_ number: Int) -> SoundPicture? {
    qpdf?.soundPicture(onPageAt: number - 1)
  }

  func loaded(_ number: Int) throws(ReadingError) -> PopplerPage {
    guard number >= 1, number <= pageCount else {
      throw .noSuchPage(number)
    }
    guard let page = poppler.page(at: number - 1) else {
      throw .pageUnreadable(number, "it cannot be loaded")
    }
    let size = page.size
    let sides = 1...Self.longestSide
    guard sides.contains(size.width), sides.contains(size.height) else {
      throw .pageSizeAbsurd(number, width: size.width, height: size.height)
    }
    return page
  }
}

/// Every page of a PDF in this process, pages that cannot be read left out.
public func pages(ofPDFAt path: String, password: String? = nil) throws(ReadingError) -> [Page] {
  let document = try PDFDocument(path: path, password: password)
  var pages: [Page] = []
  for number in 1...document.pageCount {
    if let page = try? document.page(number) { pages.append(page) }
  }
  return pages
}
