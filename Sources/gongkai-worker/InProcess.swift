import PageModel
import Pipeline
import Workers

/// Extraction without workers, for `Benchmarks/workers`: what isolation costs is the difference.
struct InProcess {
  /// The hidden command's name.
  static let name = "in-process"

  /// Where the outputs go.
  let folder: String

  func extract(_ paths: [String]) throws {
    let tools = try AnalysisSetup().tools()
    var service = ReadingService(RecognitionSettings())
    for located in InputLocator().inputs(at: paths) {
      let input = try located.get()
      guard let path = input.source.path else { continue }
      let (pages, description) = try read(path, by: &service)
      try StagesAlone(tools).write(pages, of: description, input, to: folder)
    }
  }

  private func read(
    _ path: String, by service: inout ReadingService
  ) throws -> ([Page], DocumentDescription) {
    let bytes = try FileContent.bytes(at: path)
    var digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    let facts = try service.open(path: path, password: nil)
    var pages: [Page] = []
    for number in 1...max(1, facts.pageCount) { pages.append(try service.page(number)) }
    let description = DocumentDescription(
      id: "sha256:" + digest.finish(), path: path, byteCount: bytes.count,
      mediaType: facts.mediaType, pageCount: facts.pageCount, title: facts.title,
      language: facts.language)
    return (pages, description)
  }
}
