import PageModel
import Workers

/// The stages after reading, one after another on the thread of the caller; for measuring.
package struct StagesAlone {
  private let tools: AnalysisTools

  package init(_ tools: AnalysisTools) { self.tools = tools }

  /// Writes the JSON of a document that was read into the folder; throws what keeps it from that.
  package func write(
    _ pages: [Page], of description: DocumentDescription, _ input: LocatedInput, to folder: String
  ) throws(ExtractionFailure) {
    var names = OutputNames()
    let options = ExtractionOptions()
    let read = ReadJob(
      job: ExtractionJob(index: 0, input: input),
      reading: DocumentReading(options.request(for: input.source)),
      document: ReadDocument(description: description, content: .pages([])))
    let analysis = AnalysisInput(task: read.task(options), content: .pages(pages))
      .analysis(by: tools)
    try ExtractedDocument(read, analysis, options)
      .write(to: folder + "/" + names.name(for: input))
  }
}
