import PageModel
import Reading
import Workers

/// Recognises the text of pictures as the settings want it, with one reader made when first needed.
struct Recognition: ~Copyable {
  private let settings: RecognitionSettings
  /// Its trained data take a while to load.
  private var reader: ScanReader?
  private let outside: OutsideRecognizer?

  /// A recogniser that is plugged in starts here, before the process has limits.
  init(_ settings: RecognitionSettings) {
    self.settings = settings
    outside = settings.recognizer.map { command in
      OutsideRecognizer(
        command: RecognizerHost.command(for: command), languages: settings.languages)
    }
  }

  /// The page as it is, or completed or replaced by what its pictures show where the settings want that.
  ///
  /// A picture that cannot be read leaves the page with what the file has of it, and flagged.
  mutating func completed(
    _ page: consuming Page, of document: borrowing PDFDocument
  ) throws(ReadingError) -> Page {
    let page = page
    guard settings.mode != .never else { return page }
    let isEverywhere = settings.mode == .always
    guard isEverywhere || page.needsRecognition || page.hasPictures else { return page }
    do throws(ReadingError) {
      return try read(on: page.number) { reader throws(ReadingError) in
        page.hasTrustedPrint
          ? try document.page(
            page.number, picturesRecognizedBy: reader, embedded: page, everywhere: isEverywhere)
          : try document.page(page.number, recognizedBy: reader, embedded: page)
      }
    } catch {
      guard !page.words.isEmpty else { throw error }
      var flagged = page
      // Print beside a picture is as good as without; who asks for all of it to be recognised is told.
      let code = page.hasTrustedPrint && !isEverywhere ? FlagCode.noText : .pageUnreadable
      flagged.flags.append(Flag(code, error.description))
      return flagged
    }
  }

  /// A page of an image file.
  mutating func page(_ number: Int, of document: ImageDocument) throws(ReadingError) -> Page {
    guard settings.mode != .never else { return try document.unrecognizedPage(number) }
    return try read(on: number) { reader throws(ReadingError) in
      try document.page(number, recognizedBy: reader)
    }
  }

  private mutating func read(
    on page: Int, _ body: (borrowing ScanReader) throws(ReadingError) -> Page
  ) throws(ReadingError) -> Page {
    if reader == nil {
      do throws(ScanError) {
        reader = try ScanReader(languages: settings.languages, outside: outside)
      } catch {
        throw .pageUnreadable(page, error.description)
      }
    }
    switch reader {
    case .some(let reader): return try body(reader)
    case .none: throw .pageUnreadable(page, "no recogniser could be started")
    }
  }
}
