import PageModel
import Pipeline
import Reading
import Workers

/// What a worker process does with documents: the readers, and the stages after them, behind the
/// protocol of the pipes.
struct ReadingService: DocumentService, ~Copyable {
  /// What is open: a PDF, or a text input that was read as a whole.
  private enum OpenDocument: ~Copyable {
    case nothing
    case pdf(PDFDocument)
    case image(ImageDocument)
    case text(Layout)
  }

  private var document = OpenDocument.nothing
  private var recognition: Recognition
  private var analyst = Analyst()

  init(_ settings: RecognitionSettings) { recognition = Recognition(settings) }

  mutating func open(path: String, password: String?) throws(DocumentError) -> DocumentFacts {
    document = .nothing
    do throws(ReadingError) {
      let head = try Self.bytes(at: path, atMost: Self.headSize)
      guard !Self.isPDF(head) else { return try open(pdf: path, password: password) }
      guard !ImageDocument.isImage(head) else { return try open(image: path) }
      return try open(text: try Self.bytes(at: path), path: path)
    } catch {
      throw DocumentError(error)
    }
  }

  mutating func page(_ number: Int) throws(DocumentError) -> Page {
    do throws(ReadingError) {
      switch document {
      case .pdf(let document):
        return try recognition.completed(try document.page(number), of: document)
      case .image(let document): return try recognition.page(number, of: document)
      default: throw ReadingError.noPages
      }
    } catch {
      throw DocumentError(error)
    }
  }

  mutating func layout() throws(DocumentError) -> Layout {
    switch document {
    case .text(let layout): return layout
    default: throw .unknownKind
    }
  }

  mutating func picture(
    page: Int, dotsPerInch: Double, overlay: [OverlayElement]
  ) throws(DocumentError) -> [UInt8] {
    do throws(ReadingError) {
      switch document {
      case .pdf(let document):
        return try document.picture(page: page, dotsPerInch: dotsPerInch, overlay: overlay)
      case .image(let document):
        return try document.picture(page: page, dotsPerInch: dotsPerInch, overlay: overlay)
      default: throw .noPages
      }
    } catch {
      throw DocumentError(error)
    }
  }

  mutating func analysis(
    of document: [UInt8], having pages: [Int: Page]
  ) throws(WireError) -> [UInt8] {
    try analyst.analysis(of: document, having: pages)
  }

  mutating func links(in bytes: [UInt8]) throws(DocumentError) -> MarkupLinks {
    do throws(ReadingError) {
      return try markupLinks(in: bytes)
    } catch {
      throw DocumentError(error)
    }
  }

  mutating func searchable(_ layers: [Page]) throws(DocumentError) -> [UInt8] {
    do throws(ReadingError) {
      switch document {
      case .pdf(let document): return try document.searchable(layers)
      case .image(let document): return try document.searchable(layers)
      default: throw .noPages
      }
    } catch {
      throw DocumentError(error)
    }
  }

  /// How far into a file readers look for a PDF's first line, in bytes.
  private static let headSize = 1024 + 5

  /// Whether a file that begins so begins as PDFs do.
  private static func isPDF(_ head: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }

  private static func bytes(
    at path: String, atMost most: Int = .max
  ) throws(ReadingError) -> [UInt8] {
    do throws(FileError) {
      return try FileContent.bytes(at: path, atMost: most, opening: openForReading)
    } catch {
      switch error {
      case .missing(let path): throw .missingFile(path: path)
      case .unreadable(let path, let error):
        throw .unreadableFile(path: path, reason: error.reason)
      }
    }
  }

  private mutating func open(
    pdf path: String, password: String?
  ) throws(ReadingError) -> DocumentFacts {
    let pdf = try PDFDocument(path: path, password: password)
    let facts = DocumentFacts(pageCount: pdf.pageCount, title: pdf.title)
    document = .pdf(pdf)
    return facts
  }

  private mutating func open(image path: String) throws(ReadingError) -> DocumentFacts {
    let image = try ImageDocument(path: path)
    document = .image(image)
    return DocumentFacts(mediaType: image.mediaType, pageCount: image.pageCount)
  }

  private mutating func open(
    text bytes: [UInt8], path: String
  ) throws(ReadingError) -> DocumentFacts {
    let mediaType = try textMediaType(of: bytes)
    document = .text(try textLayout(ofFileAt: path, bytes: bytes))
    return DocumentFacts(mediaType: mediaType.rawValue, pageCount: 0, isPaged: false)
  }
}
