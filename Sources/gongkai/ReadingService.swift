import PageModel
import Reading
import Workers

/// What a worker process does with documents: the readers behind the protocol of the pipes.
struct ReadingService: DocumentService {
  mutating func open(path: String, password: String?) throws(DocumentError) -> DocumentFacts {
    throw .unknownKind
  }

  mutating func page(_ number: Int) throws(DocumentError) -> Page { throw .noPages }

  mutating func layout() throws(DocumentError) -> Layout { throw .unknownKind }

  mutating func picture(
    page: Int, dotsPerInch: Double, overlay: [OverlayElement]
  ) throws(DocumentError) -> [UInt8] { throw .noPages }
}
